"""What registration tools and organisers write above their columns, in French, English, Spanish.

Without case, accents and signs, the best first: where a list has several, the earlier one wins.
A field is asked in the order of `Field`, so a family name takes "nom" before a full name can.
"""

from collections.abc import Mapping
from types import MappingProxyType

from kiosk.core.columns import Field

MADE_CODES = "Code Accueil"
"""The column of the codes that Accueil made, where a list has none of its own."""

CONFIRMED_WORDS = frozenset(
    {"confirme", "confirmee", "valide", "validee", "paye", "payee", "inscrit", "inscrite", "actif"}
    | {"present", "presente", "accepte", "acceptee", "enregistre", "enregistree", "gratuit", "ok"}
    | {"invite", "invitee", "regle", "reglee", "oui", "vrai", "arrive", "arrivee", "termine"}
    | {
        "confirmed",
        "valid",
        "validated",
        "paid",
        "registered",
        "attending",
        "attended",
        "checked in",
    }
    | {"complete", "completed", "accepted", "approved", "active", "acquired", "free", "yes", "true"}
    | {"open", "done", "going", "arrived", "invited", "1", "x"}
    | {"confirmado", "confirmada", "pagado", "pagada", "inscrito", "inscrita", "valido", "si"}
)
"""What lists write of those who may come in; any other word admits too, but is told."""

_WORDS = {
    Field.ID: (
        "n inscription|no inscription|numero inscription|numero d inscription|n d inscription|"
        "id inscription|identifiant|registration id|registration number|registration no|"
        "attendee id|attendee number|participant id|numero de inscripcion|n de inscripcion|"
        "id participant|numero participant|n participant|reference inscription|id|numero|n|no|num|"
        "reference|ref|number"
    ),
    Field.CODE: (
        "code qr|qr code|qr|code barres|code a barres|code barre|barcode|barcode number|"
        "ticket secret|secret du billet|secret|ticket code|code billet|code du billet|"
        "numero de billet|n billet|n de billet|ticket number|ticket id|public id|codigo qr|"
        "codigo de barras|codigo|code"
    ),
    Field.FAMILY: (
        "nom du participant nom|attendee name family name|nom participant|nom de famille|"
        "nom adherent|nom d usage|nom patronymique|family name|last name|lastname|surname|"
        "apellidos|apellido|nom|name"
    ),
    Field.GIVEN: (
        "nom du participant prenom|attendee name given name|prenom participant|prenom|prenoms|"
        "prenom adherent|given name|given names|first name|firstname|forename|nombre de pila|"
        "nombres|nombre"
    ),
    Field.NAME: (
        "nom complet|nom et prenom|nom prenom|prenom nom|prenom et nom|nom du participant|"
        "participant|full name|attendee name|display name|name|nombre completo|"
        "nombre y apellidos|apellidos y nombre"
    ),
    Field.NATIVE_NAME: (
        "nom ecriture d origine|nom d origine|nom en ecriture d origine|nom original|native name|"
        "name in own script|name original script|original name|nombre original|"
        "nombre escritura original"
    ),
    Field.STATUS: (
        "statut|statut inscription|statut de l inscription|statut de la commande|etat|"
        "etat inscription|attendee status|registration status|registration state|status|state|"
        "rsvp|approval status|estado|estado de la inscripcion"
    ),
    Field.FUNCTION: (
        "fonction|fonctions|poste|titre|function|job title|position|role|title|cargo|funcion|puesto"
    ),
    Field.ORGANISATION: (
        "structure|organisme|organisation|organization|entreprise|societe|collectivite|"
        "etablissement|institution|raison sociale|entreprise du participant|facture societe|"
        "company|company name|attendee company|affiliation|employer|organizacion|organismo|"
        "entidad|empresa|institucion"
    ),
    Field.ORGANISATION_KIND: (
        "type de structure|type d organisme|type d organisation|type de collectivite|"
        "nature de la structure|organisation type|organization type|type of organisation|"
        "type of organization|tipo de organizacion|tipo de entidad|tipo de organismo"
    ),
    Field.COUNTRY: "pays|pays de residence|country|home country|country code|nation|pais",
    Field.CATEGORY: (
        "categorie|categorie de participant|type de participant|profil|type de billet|tarif|"
        "category|ticket type|attendee type|event ticket|ticket name|product|product name|"
        "categoria|tipo de participante|tipo de entrada"
    ),
    Field.EMAIL: (
        "courriel|email participant|e mail participant|adresse e mail|adresse email|"
        "adresse mail|adresse electronique|adresse courriel|mel|mail|attendee email|"
        "email address|e mail address|e mail|email|correo electronico|correo|"
        "direccion de correo electronico"
    ),
    Field.PHONE: (
        "telephone|tel|telephone portable|telephone mobile|portable|mobile|numero de telephone|"
        "phone|phone number|mobile phone|cell phone|telefono|telefono movil|movil"
    ),
    Field.DIET: (
        "regime alimentaire|regime|regimes alimentaires|restrictions alimentaires|allergies|"
        "diet|dietary requirements|dietary restrictions|dietary needs|food restrictions|"
        "regimen alimentario|dieta|restricciones alimentarias|alergias"
    ),
    Field.LANGUAGE: (
        "langue|langue parlee|langue de travail|language|preferred language|locale|idioma|lengua"
    ),
    Field.NOTE: (
        "remarque accueil|remarques accueil|remarque|remarques|note accueil|note|notes|"
        "commentaire|commentaires|comment|comments|remark|remarks|welcome note|desk note|"
        "observaciones|observacion|nota|notas|comentarios"
    ),
}

SYNONYMS: Mapping[Field, tuple[str, ...]] = MappingProxyType(
    {field: tuple(text.split("|")) for field, text in _WORDS.items()}
)

ORGANISERS_WORDS = frozenset(
    {"courriel", "mail", "email", "mel", "correo", "adresse", "address", "direccion"}
    | {"telephone", "tel", "portable", "mobile", "phone", "telefono", "movil"}
    | {"regime", "alimentaire", "alimentaires", "diet", "dietary", "dieta"}
    | {"allergie", "allergies", "allergy", "alergia", "alergias"}
    | {"naissance", "birth", "nacimiento", "iban"}
)
"""A column with one of these in its header is proposed as the organiser's business alone."""

"""What went wrong out there, in one sentence, and what to do about it in another."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from kiosk.core.hub_address import shown_hub
from kiosk.core.programme import Mistake
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.expected import expected_text
from kiosk.wording.hub_troubles import HUB_TROUBLES
from kiosk.wording.printing import printer_name
from kiosk.wording.printing_troubles import PRINTING_TROUBLES

TROUBLES: Mapping[TroubleKind, str] = {
    TroubleKind.FOLDER_IN_USE: QT_TRANSLATE_NOOP(
        "trouble",
        "Accueil est déjà ouvert sur le dossier {path}. "
        "Utilisez la fenêtre ouverte, ou fermez-la d’abord.",
    ),
    TroubleKind.FOLDER_UNWRITABLE: QT_TRANSLATE_NOOP(
        "trouble",
        "Impossible d’écrire dans le dossier {path}. "
        "Choisissez un autre dossier avec --data, ou demandez le droit d’y écrire.",
    ),
    TroubleKind.FOLDER_UNLOCKABLE: QT_TRANSLATE_NOOP(
        "trouble",
        "Le disque du dossier {path} ne sait pas réserver un fichier à un seul programme. "
        "Choisissez avec --data un dossier du disque de ce poste.",
    ),
    TroubleKind.DATABASE_BUSY: QT_TRANSLATE_NOOP(
        "trouble",
        "Un autre programme occupe les données de {path}. "
        "Fermez-le (sauvegarde, antivirus, éditeur de base de données), puis réessayez.",
    ),
    TroubleKind.DISK_FULL: QT_TRANSLATE_NOOP(
        "trouble",
        "Le disque est plein : rien de plus n’est enregistré dans {path}. "
        "Libérez de la place, puis scannez de nouveau.",
    ),
    TroubleKind.DISK_FAILED: QT_TRANSLATE_NOOP(
        "trouble",
        "Le disque ne répond pas comme il faut. "
        "Fermez Accueil, vérifiez le disque, puis rouvrez-le : ce qui a été affiché est enregistré.",
    ),
    TroubleKind.DATA_NEWER: QT_TRANSLATE_NOOP(
        "trouble",
        "Les données de {path} viennent d’une version plus récente d’Accueil. "
        "Mettez Accueil à jour sur ce poste.",
    ),
    TroubleKind.DATA_DAMAGED: QT_TRANSLATE_NOOP(
        "trouble",
        "Les données de {path} sont abîmées. "
        "Mettez ce dossier de côté sans l’effacer et chargez la liste dans un nouveau dossier.",
    ),
    TroubleKind.DATA_UNREADABLE: QT_TRANSLATE_NOOP(
        "trouble",
        "Les données de {path} ne peuvent pas être lues là où elles sont. "
        "Copiez tout ce dossier sur le disque de ce poste et désignez la copie avec --data.",
    ),
    TroubleKind.NO_EVENT: QT_TRANSLATE_NOOP(
        "trouble",
        "Aucun événement n’est chargé dans {path}. "
        "Chargez un programme et une liste : main.py load PROGRAMME LISTE",
    ),
    TroubleKind.UNKNOWN_SESSION: QT_TRANSLATE_NOOP(
        "trouble", "Le programme n’a pas de session « {session} ». Il connaît : {known}."
    ),
    TroubleKind.UNKNOWN_CODE: QT_TRANSLATE_NOOP(
        "trouble",
        "Personne sur la liste n’a le code « {code} ». Vérifiez-le, ou cherchez par le nom.",
    ),
    TroubleKind.NOTHING_TO_UNDO: QT_TRANSLATE_NOOP(
        "trouble", "Il n’y a aucune entrée à annuler sur ce poste."
    ),
    TroubleKind.NAME_MISSING: QT_TRANSLATE_NOOP(
        "trouble", "Il manque un nom. Écrivez au moins le nom."
    ),
    TroubleKind.HAS_ARRIVED: QT_TRANSLATE_NOOP(
        "trouble",
        "{name} est déjà arrivé. Annulez d’abord son entrée, ou ajoutez une nouvelle personne.",
    ),
    TroubleKind.ON_A_LIST: QT_TRANSLATE_NOOP(
        "trouble",
        "{name} est sur une liste : c’est à la liste de dire qui ne vient pas. "
        "Seul qui a été ajouté à l’accueil peut être retiré ici.",
    ),
    TroubleKind.NO_ORGANISATION: QT_TRANSLATE_NOOP(
        "trouble",
        "{name} n’a pas de structure : il n’y a pas de badges à remettre ensemble. "
        "Écrivez d’abord sa structure : Corriger (Alt+O).",
    ),
    TroubleKind.SAME_PERSON: QT_TRANSLATE_NOOP(
        "trouble", "{name} : c’est déjà une seule personne. Il n’y a rien à faire."
    ),
    TroubleKind.ALREADY_REPLACED: QT_TRANSLATE_NOOP(
        "trouble",
        "{by} vient déjà à la place de {name}. Si quelqu’un d’autre vient, remplacez {by}.",
    ),
    TroubleKind.CANCELLED_ALREADY: QT_TRANSLATE_NOOP(
        "trouble",
        "L’inscription de {name} est annulée : personne ne peut venir à sa place. "
        "Appelez un responsable, ou ajoutez une nouvelle personne.",
    ),
    TroubleKind.NOT_REPLACED: QT_TRANSLATE_NOOP(
        "trouble", "{name} ne remplace personne, et personne ne vient à sa place."
    ),
    TroubleKind.NOT_MERGED: QT_TRANSLATE_NOOP(
        "trouble", "{name} n’a qu’une inscription : il n’y a rien à séparer."
    ),
    TroubleKind.ORGANISATION_MISSING: QT_TRANSLATE_NOOP(
        "trouble", "Il manque la structure des accompagnants. Écrivez-la."
    ),
    TroubleKind.COLLECTOR_MISSING: QT_TRANSLATE_NOOP(
        "trouble", "Il manque le nom de la personne qui emporte les badges. Écrivez-le."
    ),
    TroubleKind.NOT_A_SPARE: QT_TRANSLATE_NOOP(
        "trouble", "Le code {code} n’est pas celui d’un badge de réserve. Prenez-en un autre."
    ),
    TroubleKind.PORT_TAKEN: QT_TRANSLATE_NOOP(
        "trouble",
        "Un autre programme écoute déjà sur le port {port}, ou ce port est réservé. "
        "Essayez-en un autre, par exemple --port 8091.",
    ),
    TroubleKind.BAD_TIME: QT_TRANSLATE_NOOP(
        "trouble",
        "« {value} » n’est pas une heure. Écrivez par exemple 2025-07-04T09:12:00+02:00.",
    ),
    TroubleKind.FILE_MISSING: QT_TRANSLATE_NOOP(
        "trouble", "Le fichier {path} n’existe pas. Vérifiez son nom et son dossier."
    ),
    TroubleKind.FILE_IS_FOLDER: QT_TRANSLATE_NOOP(
        "trouble", "{path} est un dossier. Choisissez le fichier qui est dedans."
    ),
    TroubleKind.FILE_EMPTY: QT_TRANSLATE_NOOP(
        "trouble", "Le fichier {path} est vide. Exportez la liste une nouvelle fois."
    ),
    TroubleKind.FILE_TOO_LARGE: QT_TRANSLATE_NOOP(
        "trouble",
        "Le fichier {path} est trop gros pour être une liste d’inscrits. Vérifiez que c’est le bon.",
    ),
    TroubleKind.FILE_UNREADABLE: QT_TRANSLATE_NOOP(
        "trouble",
        "Le fichier {path} ne peut pas être lu. "
        "Fermez-le dans les autres programmes, ou copiez-le ailleurs.",
    ),
    TroubleKind.READING_DENIED: QT_TRANSLATE_NOOP(
        "trouble",
        "Vous n’avez pas le droit de lire le fichier {path}. Demandez ce droit, ou une copie du fichier.",
    ),
    TroubleKind.FILE_UNWRITABLE: QT_TRANSLATE_NOOP(
        "trouble",
        "Impossible d’écrire {path}. Fermez ce fichier s’il est ouvert, ou choisissez-en un autre.",
    ),
    TroubleKind.FOLDER_MISSING: QT_TRANSLATE_NOOP(
        "trouble",
        "Le dossier {path} n’existe pas. Créez-le, ou choisissez-en un autre.",
    ),
    TroubleKind.WRITING_DENIED: QT_TRANSLATE_NOOP(
        "trouble",
        "Vous n’avez pas le droit d’écrire {path}. Choisissez un autre dossier, ou demandez ce droit.",
    ),
    TroubleKind.NO_ROOM: QT_TRANSLATE_NOOP(
        "trouble",
        "Le disque est plein : {path} n’a pas été écrit. Libérez de la place, puis réessayez.",
    ),
    TroubleKind.FILE_PROTECTED: QT_TRANSLATE_NOOP(
        "trouble",
        "Le classeur {path} est protégé par un mot de passe. "
        "Ouvrez-le, enregistrez-le sans mot de passe, et chargez-le de nouveau.",
    ),
    TroubleKind.NOT_A_LIST: QT_TRANSLATE_NOOP(
        "trouble",
        "{path} n’est pas une liste d’inscrits. Accueil lit les fichiers CSV, XLSX et ODS.",
    ),
    TroubleKind.A_PROGRAMME: QT_TRANSLATE_NOOP(
        "trouble",
        "{path} est un programme, pas une liste d’inscrits. "
        "Le programme (TOML) se choisit d’abord, les listes ensuite.",
    ),
    TroubleKind.QUOTE_UNCLOSED: QT_TRANSLATE_NOOP(
        "trouble",
        "Dans {path}, un guillemet ouvert à la ligne {line} n’est jamais fermé. "
        "Corrigez cette ligne, ou exportez la liste une nouvelle fois.",
    ),
    TroubleKind.NO_NAME_COLUMN: QT_TRANSLATE_NOOP(
        "trouble",
        "Aucune colonne de {path} n’est reconnue comme un nom. Ses colonnes : {columns}. "
        "Dites laquelle avec --map family=COLONNE.",
    ),
    TroubleKind.UNKNOWN_COLUMN: QT_TRANSLATE_NOOP(
        "trouble",
        "{path} n’a pas de colonne « {column} ». Ses colonnes : {columns}.",
    ),
    TroubleKind.PROGRAMME_INVALID: QT_TRANSLATE_NOOP(
        "trouble", "Le programme {path} ne peut pas être lu. {mistake}"
    ),
    TroubleKind.WITHDRAWS_MANY: QT_TRANSLATE_NOOP(
        "trouble",
        "{path} retirerait {withdrawn} personnes sur {known} de la source {source}. Rien n’a été changé. "
        "Si c’est voulu, ajoutez --yes ; si c’est une autre liste, ajoutez --adds.",
    ),
    TroubleKind.PLAN_OUTDATED: QT_TRANSLATE_NOOP(
        "trouble",
        "Entre-temps une autre liste a été chargée, ou des personnes ont été réunies ou séparées à "
        "l’accueil : rien n’a été changé. Relisez la liste pour voir ce qui changerait à présent.",
    ),
    TroubleKind.UNKNOWN_SOURCE: QT_TRANSLATE_NOOP(
        "trouble", "Aucune liste ne s’appelle « {name} ». Listes chargées : {known}."
    ),
    TroubleKind.SEVERAL_SOURCES: QT_TRANSLATE_NOOP(
        "trouble", "Il y a plusieurs listes. Dites laquelle avec --source : {known}."
    ),
    **PRINTING_TROUBLES,
    **HUB_TROUBLES,
}

_NONE = QT_TRANSLATE_NOOP("trouble", "aucune")

MISTAKES: Mapping[Mistake, str] = {
    Mistake.MISSING: QT_TRANSLATE_NOOP(
        "mistake", "Dans {place}, il manque « {key} » : écrivez par exemple {key} = {expected}."
    ),
    Mistake.WRONG_TYPE: QT_TRANSLATE_NOOP(
        "mistake",
        "Dans {place}, « {key} » ne peut pas être {value} : écrivez par exemple {key} = {expected}.",
    ),
    Mistake.BAD_CHOICE: QT_TRANSLATE_NOOP(
        "mistake",
        "Dans {place}, « {key} » ne peut pas être « {value} » : choisissez parmi {expected}.",
    ),
    Mistake.MISSPELT_KEY: QT_TRANSLATE_NOOP(
        "mistake", "Dans {place}, clé inconnue « {key} », vouliez-vous « {expected} » ?"
    ),
    Mistake.UNKNOWN_KEY: QT_TRANSLATE_NOOP(
        "mistake",
        "Dans {place}, clé inconnue « {key} » : enlevez-la. Les clés possibles sont {expected}.",
    ),
    Mistake.UNKNOWN_ZONE: QT_TRANSLATE_NOOP(
        "mistake",
        "Dans {place}, le fuseau horaire « {value} » n’existe pas : "
        'écrivez par exemple {key} = "{expected}".',
    ),
    Mistake.REPEATED_SESSION: QT_TRANSLATE_NOOP(
        "mistake", "Deux sessions ont l’id « {value} » : donnez à l’une d’elles un autre id."
    ),
    Mistake.ID_WITH_COMMA: QT_TRANSLATE_NOOP(
        "mistake",
        "L’id de session « {value} » contient une virgule ou un point-virgule : enlevez-le.",
    ),
    Mistake.NO_TABLE: QT_TRANSLATE_NOOP(
        "mistake",
        "La partie {place} manque ou n’en est pas une : "
        "écrivez {place} seul sur une ligne, et ses valeurs en dessous.",
    ),
    Mistake.NO_SESSION: QT_TRANSLATE_NOOP(
        "mistake",
        "Il n’a aucune session : ajoutez une partie [[session]] avec id, title, kind, start et end.",
    ),
    Mistake.NOT_TOML: QT_TRANSLATE_NOOP(
        "mistake",
        "La ligne {value} n’est pas écrite comme du TOML : "
        "vérifiez les guillemets, les crochets et le signe =.",
    ),
    Mistake.NOT_TEXT: QT_TRANSLATE_NOOP(
        "mistake",
        "Ce fichier n’est pas du texte en UTF-8. Vérifiez que c’est le programme, "
        "et enregistrez-le en UTF-8.",
    ),
    Mistake.NO_PROGRAMME: QT_TRANSLATE_NOOP(
        "mistake", "Ce fichier n’est pas un programme. Vérifiez que c’est le bon."
    ),
    Mistake.EMPTY: QT_TRANSLATE_NOOP(
        "mistake", "Ce fichier est vide. Vérifiez que c’est le bon, ou écrivez-y le programme."
    ),
    Mistake.A_LIST: QT_TRANSLATE_NOOP(
        "mistake",
        "Ce fichier est une liste, pas un programme. "
        "Le programme (TOML) se choisit d’abord, les listes ensuite.",
    ),
}
"""What is wrong with a programme, and what to write instead; the end of `PROGRAMME_INVALID`."""


def trouble_text(trouble: Trouble) -> str:
    """Say a trouble in words, with what to do."""
    facts = dict(trouble.facts)
    if "printer" in facts:
        facts["printer"] = printer_name(str(facts["printer"]))
    if "hub" in facts:
        facts["hub"] = shown_hub(str(facts["hub"]))
    if facts.get("known") == "":
        facts["known"] = QCoreApplication.translate("trouble", _NONE)
    if trouble.kind is TroubleKind.LAYOUT_INVALID:
        facts["expected"] = expected_text(str(facts["expected"]))
    if "mistake" in facts:
        told = QCoreApplication.translate("mistake", MISTAKES[Mistake(str(facts["mistake"]))])
        facts["mistake"] = told.format(**facts)
    return QCoreApplication.translate("trouble", TROUBLES[trouble.kind]).format(**facts)

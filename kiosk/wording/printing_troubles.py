"""What goes wrong with badges and their printers, in one sentence, and what to do in another."""

from collections.abc import Mapping

from kiosk.core.trouble import TroubleKind
from kiosk.wording import QT_TRANSLATE_NOOP

PRINTING_TROUBLES: Mapping[TroubleKind, str] = {
    TroubleKind.SPARE_TAKEN: QT_TRANSLATE_NOOP(
        "trouble",
        "Le badge de réserve n° {number} est déjà celui de {name}. Prenez-en un autre.",
    ),
    TroubleKind.SPARE_FIRST_ADMIT: QT_TRANSLATE_NOOP(
        "trouble",
        "Pas encore de badge pour {name}. Admettez d’abord cette personne, "
        "puis scannez de nouveau le badge de réserve.",
    ),
    TroubleKind.BADGE_DOUBTFUL: QT_TRANSLATE_NOOP(
        "trouble",
        "Le badge de {name} est peut-être sorti. Regardez dans l’imprimante, "
        "et répondez d’abord à la question (Alt+J : oui, Alt+Q : non).",
    ),
    TroubleKind.BADGE_REASON: QT_TRANSLATE_NOOP(
        "trouble",
        "Un badge de {name} est déjà sorti. Dites pourquoi il en faut un autre : "
        "abîmé, perdu ou corrigé.",
    ),
    TroubleKind.RUN_EMPTY: QT_TRANSLATE_NOOP(
        "trouble", "Aucun badge à imprimer : tous sont déjà sortis ou demandés."
    ),
    TroubleKind.RUN_NONE: QT_TRANSLATE_NOOP(
        "trouble", "Aucune série de badges n’attend d’être reprise."
    ),
    TroubleKind.RUN_DOUBLES: QT_TRANSLATE_NOOP(
        "trouble",
        "Le badge de {badges} de ces personnes est déjà sorti ou demandé. Pour les autres seulement : "
        "--new. Pour les imprimer quand même : --yes.",
    ),
    TroubleKind.RUN_OF_NO_FILE: QT_TRANSLATE_NOOP(
        "trouble",
        "Aucune série de badges n’a été écrite dans {path}, ou elle est déjà jetée. Vérifiez le nom.",
    ),
    TroubleKind.RUN_UNKNOWN_ORDER: QT_TRANSLATE_NOOP(
        "trouble",
        "Les badges ne peuvent pas être rangés par « {order} ». "
        "Choisissez un champ ou une colonne de la liste : {known}.",
    ),
    TroubleKind.NOT_A_PDF: QT_TRANSLATE_NOOP(
        "trouble",
        "{path} n’est pas un fichier PDF : aucun badge n’y a été ajouté. Choisissez un autre fichier.",
    ),
    TroubleKind.LAYOUT_INVALID: QT_TRANSLATE_NOOP(
        "trouble",
        "{path}, ligne {line} : le modèle de badge a une erreur ({where}). {expected}.",
    ),
    TroubleKind.LAYOUT_UNKNOWN: QT_TRANSLATE_NOOP(
        "trouble", "Il n’y a pas de modèle de badge « {name} ». Modèles : {known}."
    ),
    TroubleKind.LAYOUT_FAULTY: QT_TRANSLATE_NOOP(
        "trouble",
        "Le modèle « {name} » ne peut pas encore être imprimé. Corrigez d’abord ce qui est signalé.",
    ),
    TroubleKind.LAYOUT_OVERTAKEN: QT_TRANSLATE_NOOP(
        "trouble",
        "Le fichier du modèle « {name} » a changé entre-temps. "
        "Gardez le vôtre, ou reprenez le fichier.",
    ),
    TroubleKind.LAYOUT_IN_USE: QT_TRANSLATE_NOOP(
        "trouble",
        "Ce poste imprime avec le modèle « {name} ». Choisissez-en d’abord un autre pour ce poste.",
    ),
    TroubleKind.LAYOUT_NAME_MISSING: QT_TRANSLATE_NOOP(
        "trouble", "Donnez au modèle un nom fait de lettres (a à z) et de chiffres."
    ),
    TroubleKind.LAYOUT_NAME_TAKEN: QT_TRANSLATE_NOOP(
        "trouble", "Il y a déjà un modèle « {name} ». Donnez un autre nom."
    ),
    TroubleKind.LAYOUT_CIRCLE: QT_TRANSLATE_NOOP(
        "trouble",
        "Les modèles de badge se renvoient la catégorie « {category} » en rond : {layouts}. "
        "Ôtez-la de [categories] dans l’un d’eux.",
    ),
    TroubleKind.SHEET_UNKNOWN: QT_TRANSLATE_NOOP(
        "trouble", "Il n’y a pas de planche « {name} ». Planches : {known}."
    ),
    TroubleKind.SHEET_TOO_SMALL: QT_TRANSLATE_NOOP(
        "trouble",
        "Le modèle {layout} est trop grand pour la planche {sheet}. Il lui faut des étiquettes de {needs}.",
    ),
    TroubleKind.SHEET_SHORTER: QT_TRANSLATE_NOOP(
        "trouble",
        "La planche {sheet} a {labels} étiquettes : la première libre ne peut pas être la {first}ᵉ. "
        "Comptez de gauche à droite, rangée après rangée.",
    ),
    TroubleKind.PRINTER_UNKNOWN: QT_TRANSLATE_NOOP(
        "trouble",
        "« {uri} » n’est pas une imprimante. Écrivez par exemple system://NomDeLaFile, "
        "escpos+tcp://192.168.1.50, zpl+tcp://192.168.1.51 ou file:///dossier/badges.pdf.",
    ),
    TroubleKind.PRINTER_OPTION: QT_TRANSLATE_NOOP(
        "trouble",
        "Dans l’adresse de l’imprimante, « {option} » ne convient pas. "
        "Écrivez par exemple {expected}.",
    ),
    TroubleKind.PRINTER_UNKNOWN_QUEUE: QT_TRANSLATE_NOOP(
        "trouble",
        "Ce poste ne connaît pas d’imprimante « {name} ». Imprimantes connues : {known}. "
        "Choisissez-la avec Alt+P.",
    ),
    TroubleKind.NO_PRINTER: QT_TRANSLATE_NOOP(
        "trouble", "Ce poste n’a pas d’imprimante. Choisissez-la avec Alt+P."
    ),
    TroubleKind.PRINTER_FAILED: QT_TRANSLATE_NOOP(
        "trouble",
        "L’imprimante {printer} n’a pas pris le badge ({detail}). "
        "Vérifiez qu’elle est allumée et qu’elle a du papier, puis réessayez.",
    ),
    TroubleKind.DRIVER_FAILED: QT_TRANSLATE_NOOP(
        "trouble",
        "Accueil n’a pas su se servir de {printer}. Prenez une autre imprimante (Alt+P), et "
        "envoyez le fichier accueil.log de ce poste à qui s’occupe d’Accueil.",
    ),
    TroubleKind.PRINTER_FORMAT: QT_TRANSLATE_NOOP(
        "trouble",
        "{printer} ne sait imprimer ni PDF ni image. Installez-la dans le système de ce poste, "
        "puis choisissez sa file d’impression.",
    ),
    TroubleKind.PRINTER_PAPER_OUT: QT_TRANSLATE_NOOP(
        "trouble", "{printer} : plus de papier. Mettez un rouleau ou des feuilles."
    ),
    TroubleKind.PRINTER_COVER_OPEN: QT_TRANSLATE_NOOP(
        "trouble", "{printer} : le capot est ouvert. Fermez-le jusqu’au déclic."
    ),
    TroubleKind.PRINTER_PAUSED: QT_TRANSLATE_NOOP(
        "trouble", "{printer} : en pause. Appuyez sur son bouton de reprise."
    ),
    TroubleKind.PRINTER_JAMMED: QT_TRANSLATE_NOOP(
        "trouble",
        "{printer} : le papier est coincé. Ouvrez le capot, retirez-le, refermez.",
    ),
    TroubleKind.PRINTER_INK_OUT: QT_TRANSLATE_NOOP(
        "trouble", "{printer} : plus de ruban, d’encre ou de toner. Changez-le."
    ),
    TroubleKind.PRINTER_UNREACHABLE: QT_TRANSLATE_NOOP(
        "trouble",
        "{printer} ne répond pas. Vérifiez qu’elle est allumée et que son câble est branché.",
    ),
    TroubleKind.PRINTER_SILENT: QT_TRANSLATE_NOOP(
        "trouble",
        "{printer} ne dit plus rien. Regardez son papier, son capot et ses voyants.",
    ),
    TroubleKind.PRINTER_MUTE: QT_TRANSLATE_NOOP(
        "trouble",
        "{printer} ne dit pas si elle est prête : rien ne lui a été envoyé. Vérifiez son papier et "
        "son capot, éteignez-la et rallumez-la.",
    ),
    TroubleKind.PRINTER_HOT: QT_TRANSLATE_NOOP(
        "trouble", "{printer} a trop chauffé. Elle reprend seule : attendez une minute."
    ),
    TroubleKind.PRINTER_WRONG_MEDIA: QT_TRANSLATE_NOOP(
        "trouble",
        "{printer} n’a pas le bon rouleau : il lui faut {needs}, elle contient {has}. "
        "Changez le rouleau, ou le réglage de l’imprimante.",
    ),
    TroubleKind.PRINTER_DENIED: QT_TRANSLATE_NOOP(
        "trouble",
        "Ce poste n’a pas le droit d’ouvrir {printer}. Fermez le programme qui l’utilise, "
        "ou faites ouvrir l’accès (docs/printers.md).",
    ),
    TroubleKind.PRINTER_DESK_SILENT: QT_TRANSLATE_NOOP(
        "trouble",
        "{desk} ne donne plus de nouvelles depuis {minutes} min. Allez voir là-bas.",
    ),
    TroubleKind.PRINTER_DESK_UNHEARD: QT_TRANSLATE_NOOP(
        "trouble",
        "{desk} n’a pas encore donné de nouvelles. Vérifiez que les deux postes échangent (Ctrl+E).",
    ),
    TroubleKind.PRINTER_DESK_WITHOUT: QT_TRANSLATE_NOOP(
        "trouble",
        "{desk} n’a plus cette imprimante. Retirez-la ici (Alt+P), et ajoutez-en une autre.",
    ),
    TroubleKind.PRINTER_HELD: QT_TRANSLATE_NOOP(
        "trouble", "{printer} est suspendue par son bureau. Il peut la remettre en service (Alt+P)."
    ),
    TroubleKind.PRINTER_SHARED: QT_TRANSLATE_NOOP(
        "trouble",
        "{desk} imprime déjà sur {printer} : un seul poste la pilote. Retirez-la ici (Alt+P), "
        "puis ajoutez-la comme imprimante de {desk}.",
    ),
    TroubleKind.PASSED_ALREADY: QT_TRANSLATE_NOOP(
        "trouble",
        "Ce badge est demandé par {desk} : il sort ici, ou pas du tout. "
        "Choisissez une imprimante de ce poste.",
    ),
    TroubleKind.BADGE_ELSEWHERE: QT_TRANSLATE_NOOP(
        "trouble",
        "Le badge de {name} est demandé à {desk}. Pour l’imprimer ici, reprenez-le d’abord dans la "
        "file d’impression (Alt+F).",
    ),
    TroubleKind.USB_LIBRARY_MISSING: QT_TRANSLATE_NOOP(
        "trouble",
        "Ce poste n’a pas de quoi parler à {printer} par USB : il manque libusb. "
        "Installez-le (docs/printers.md), ou branchez-la au réseau.",
    ),
    TroubleKind.PAGE_FAILED: QT_TRANSLATE_NOOP(
        "trouble",
        "Un badge n’a pas pu être dessiné. "
        "Annulez-le, ou corrigez la fiche de cette personne et réessayez.",
    ),
    TroubleKind.PAGE_TOO_WIDE: QT_TRANSLATE_NOOP(
        "trouble",
        "Le badge est trop large pour {printer} : il fait {needs}, elle imprime {has}. "
        "Choisissez un autre modèle de badge, ou une autre imprimante.",
    ),
    TroubleKind.QR_TOO_SMALL: QT_TRANSLATE_NOOP(
        "trouble",
        "Le code QR du modèle {layout} serait illisible. Il lui faut {needs}.",
    ),
}

"""What is wrong where desks exchange what they did, or with a pack, and what to do about it."""

from collections.abc import Mapping

from kiosk.core.trouble import TroubleKind
from kiosk.wording import QT_TRANSLATE_NOOP

HUB_TROUBLES: Mapping[TroubleKind, str] = {
    TroubleKind.HUB_NONE: QT_TRANSLATE_NOOP(
        "trouble",
        "Ce poste n’échange encore nulle part. "
        "Choisissez un lieu sous « Échange » (Ctrl+E), ou nommez-le : --hub DOSSIER.",
    ),
    TroubleKind.HUB_UNKNOWN: QT_TRANSLATE_NOOP(
        "trouble",
        "« {hub} » n’est pas un lieu d’échange. "
        "Indiquez un dossier (partage, dossier synchronisé, clé USB) ou une adresse webdavs://…",
    ),
    TroubleKind.HUB_MISSING: QT_TRANSLATE_NOOP(
        "trouble",
        "Le dossier partagé {hub} n’est pas là. "
        "Rebranchez la clé ou le réseau, ou créez-le : les scans sont gardés ici et partiront ensuite.",
    ),
    TroubleKind.HUB_UNREACHABLE: QT_TRANSLATE_NOOP(
        "trouble",
        "{hub} ne répond pas. Vérifiez le réseau : les scans sont gardés ici et partiront ensuite.",
    ),
    TroubleKind.HUB_SILENT: QT_TRANSLATE_NOOP(
        "trouble",
        "{hub} ne répond plus depuis {minutes} min. "
        "Vérifiez le réseau : les scans sont gardés ici et partiront ensuite.",
    ),
    TroubleKind.HUB_DENIED: QT_TRANSLATE_NOOP(
        "trouble",
        "{hub} refuse l’accès. "
        "Vérifiez le nom et le mot de passe, ou demandez le droit d’écrire dans ce dossier.",
    ),
    TroubleKind.HUB_READ_ONLY: QT_TRANSLATE_NOOP(
        "trouble",
        "Le dossier partagé {hub} ne peut qu’être lu. "
        "Ce que font les autres bureaux arrive, mais rien ne part : demandez le droit d’y écrire.",
    ),
    TroubleKind.HUB_FULL: QT_TRANSLATE_NOOP(
        "trouble",
        "Le dossier partagé {hub} est plein. "
        "Libérez-y de la place : les scans sont gardés ici et partiront ensuite.",
    ),
    TroubleKind.HUB_FAILED: QT_TRANSLATE_NOOP(
        "trouble",
        "Le dossier partagé {hub} a un défaut. "
        "Les scans sont gardés ici ; essayez un autre dossier si cela dure.",
    ),
    TroubleKind.HUB_FILE_FOREIGN: QT_TRANSLATE_NOOP(
        "trouble",
        "Un bureau ({path}) écrit dans le même dossier sans la clé de cet événement : "
        "ouvrez-y le paquet, ou choisissez un autre dossier. Ici, rien n’est changé.",
    ),
    TroubleKind.HUB_FILE_DAMAGED: QT_TRANSLATE_NOOP(
        "trouble",
        "Dans le dossier partagé, {path} est abîmé ou incomplet. "
        "Son bureau le publiera de nouveau ; il n’y a rien à faire ici.",
    ),
    TroubleKind.DESK_WAS_COPY: QT_TRANSLATE_NOOP(
        "trouble",
        "Ce poste était la copie d’un autre, ou une sauvegarde : il s’appelle maintenant « {name} ». "
        "Retrouvés : {found}, manquants : {missing}. Continuez ; rien n’est perdu de ce qui est ici.",
    ),
    TroubleKind.NOT_A_PACK: QT_TRANSLATE_NOOP(
        "trouble",
        "{path} n’est pas un paquet d’Accueil, ou il est abîmé. "
        "Copiez-le encore une fois depuis le poste qui l’a fait.",
    ),
    TroubleKind.PASSPHRASE_WRONG: QT_TRANSLATE_NOOP(
        "trouble",
        "Ce n’est pas la phrase de ce paquet. Relisez-la sur le poste qui l’a fait, mot par mot.",
    ),
    TroubleKind.PASSPHRASE_SHORT: QT_TRANSLATE_NOOP(
        "trouble", "Cette phrase est trop courte. Prenez au moins {least} lettres, ou cinq mots."
    ),
    TroubleKind.NO_KEYS: QT_TRANSLATE_NOOP(
        "trouble",
        "Il n’y a pas encore d’événement sur ce poste. Chargez une liste, ou ouvrez un paquet.",
    ),
    TroubleKind.OTHER_EVENT: QT_TRANSLATE_NOOP(
        "trouble",
        "Ce poste a déjà un événement qui n’est pas celui du paquet. "
        "Ouvrez le paquet dans un autre dossier (--data).",
    ),
    TroubleKind.NOT_ORGANISER: QT_TRANSLATE_NOOP(
        "trouble",
        "Ce poste n’est pas un poste d’organisateur. "
        "Faites-le sur celui qui a chargé la liste, ou qui a ouvert un paquet d’organisateur.",
    ),
}

"""What the command line understands; read before anything of Qt is imported."""

import argparse
from pathlib import Path
from typing import TypeAlias

from platformdirs import user_data_path

from kiosk.core.columns import Field
from kiosk.core.pack import ENDING

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001 - argparse has no public name

FARTHEST = 20.0
"""No printer misses its paper by more mm than this."""


def read_arguments(words: list[str]) -> argparse.Namespace:
    """Read the command line; wrong usage ends the program with status 2."""
    parser = argparse.ArgumentParser(
        prog="main.py",
        description="Accueil, l’accueil d’une conférence. Sans commande, ouvre la fenêtre.",
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMANDE")
    _add_window(commands)
    _add_load(commands)
    _add_scan(commands)
    _add(commands, "undo", "annule la dernière entrée de ce poste")
    find = _add(commands, "find", "cherche des personnes, les plus probables d’abord")
    find.add_argument("text", type=_text, nargs="+", metavar="TEXTE")
    find.add_argument("--limit", type=_positive, default=20, metavar="N")
    _add_walk_in(commands)
    _add_people(commands)
    _add_badges(commands)
    _add_export(commands)
    _add_packs(commands)
    _add_sync(commands)
    counts = _add(commands, "counts", "les chiffres de chaque session")
    counts.add_argument(
        "--at", type=_text, metavar="HEURE", help="à cette heure (ISO 8601, avec décalage)"
    )
    _add_serve(commands)
    _add(
        commands,
        "check",
        "ce poste est-il prêt : liste, badges, imprimantes, échange, disque, horloge",
    )
    given = pack_given(words)
    arguments = parser.parse_args(["window"] if given else words or ["window"])
    arguments.pack = given
    if arguments.command == "badges" and (wrong := arguments.wrong(arguments)):
        commands.choices["badges"].error(wrong)
    return arguments


def default_folder() -> Path:
    """Give the data folder of the open event on this machine."""
    return user_data_path("Accueil", appauthor=False) / "event"


def pack_given(words: list[str]) -> Path | None:
    """Give the pack that was clicked on: the system hands the program its file and nothing else."""
    if len(words) != 1 or not words[0].lower().endswith(ENDING):
        return None
    path = Path(words[0])
    return path if path.is_file() else None


def _add(commands: Commands, name: str, summary: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name, help=summary, description=f"{summary[0].upper()}{summary[1:]}."
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=default_folder(),
        metavar="DOSSIER",
        help="dossier des données de ce poste",
    )
    parser.add_argument("--json", action="store_true", help="répond en JSON")
    return parser


def _add_window(commands: Commands) -> None:
    for name, summary in (
        ("window", "ouvre la fenêtre (comme sans commande)"),
        ("demo", "ouvre la fenêtre sur l’événement de référence, ramené à aujourd’hui"),
    ):
        parser = _add(commands, name, summary)
        parser.add_argument(
            "--name", type=_text, metavar="NOM", help="le nom de ce poste, comme « Bureau 2 »"
        )
        parser.add_argument(
            "--session", type=_text, metavar="ID", help="la session que ce poste compte"
        )
        parser.add_argument("--printer", type=_text, metavar="URI", help="l’imprimante de ce poste")


def _add_load(commands: Commands) -> None:
    load = _add(commands, "load", "charge un programme et des listes, ou les met à jour")
    load.add_argument("programme", type=Path, metavar="PROGRAMME", help="fichier TOML")
    load.add_argument("lists", type=Path, nargs="+", metavar="LISTE", help="CSV, XLSX ou ODS")
    load.add_argument(
        "--map",
        type=_mapping,
        action="append",
        default=[],
        metavar="CHAMP=COLONNE",
        help=f"la colonne d’un champ, rien après « = » s’il n’en a pas ({', '.join(Field)})",
    )
    which = load.add_mutually_exclusive_group()
    which.add_argument(
        "--replaces", type=_text, metavar="SOURCE", help="nouvelle version de cette source"
    )
    which.add_argument("--adds", action="store_true", help="une source de plus")
    load.add_argument(
        "--bookings",
        choices=["slot", "talk"],
        help="les inscriptions suivent le créneau (slot) ou l’exposé (talk)",
    )
    load.add_argument(
        "--corrections",
        choices=["keep", "list"],
        default="keep",
        help="où la liste dit autre chose qu’une correction de l’accueil : la garder, ou la liste",
    )
    load.add_argument("--yes", action="store_true", help="accepte de retirer beaucoup de personnes")
    load.add_argument(
        "--dry-run", action="store_true", help="dit ce qui changerait, et ne change rien"
    )


def _add_serve(commands: Commands) -> None:
    serve = _add(commands, "serve", "montre les chiffres aux téléphones du même réseau")
    serve.add_argument("--port", type=_port, default=8090, metavar="N", help="8090 sinon")
    serve.add_argument(
        "--secret",
        action="store_true",
        help="garde le même lien d’une fois à l’autre, au lieu d’un nouveau",
    )


def _add_scan(commands: Commands) -> None:
    scan = _add(commands, "scan", "lit des codes, un par ligne, et répond à chacun")
    scan.add_argument("--session", type=_text, required=True, metavar="ID")
    scan.add_argument("--exit", action="store_true", help="les personnes sortent")
    scan.add_argument(
        "--hub", type=_text, metavar="LIEU", help="échange pendant ce temps avec les autres bureaux"
    )
    scan.add_argument(
        "--at", type=_text, metavar="HEURE", help="à cette heure (ISO 8601, avec décalage)"
    )


def _add_walk_in(commands: Commands) -> None:
    add = _add(commands, "add", "ajoute une personne qui n’est pas sur la liste, avec un code")
    add.add_argument("--name", required=True, metavar="NOM")
    add.add_argument("--given", default="", metavar="PRÉNOM")
    add.add_argument("--organisation", default="", metavar="STRUCTURE")
    add.add_argument("--function", default="", metavar="FONCTION")
    add.add_argument("--category", default="", metavar="CATÉGORIE")


def _add_people(commands: Commands) -> None:
    replace = _add(commands, "replace", "quelqu’un vient à la place de la personne de ce code")
    replace.add_argument("code", type=_text, metavar="CODE")
    which = replace.add_mutually_exclusive_group(required=True)
    which.add_argument("--name", type=_text, metavar="NOM")
    which.add_argument("--undo", action="store_true", help="les deux viennent")
    for option, shown in (("given", "PRÉNOM"), ("function", "FONCTION"), ("category", "CATÉGORIE")):
        replace.add_argument(f"--{option}", type=_text, default="", metavar=shown)
    correct = _add(commands, "correct", "corrige ce que la liste dit de la personne de ce code")
    correct.add_argument("code", type=_text, metavar="CODE")
    for option, shown in (
        ("name", "NOM"),
        ("given", "PRÉNOM"),
        ("organisation", "STRUCTURE"),
        ("function", "FONCTION"),
    ):
        correct.add_argument(f"--{option}", type=_text, metavar=shown)
    merge = _add(commands, "merge", "deux inscriptions d’une seule personne")
    merge.add_argument("code", type=_text, metavar="CODE")
    other = merge.add_mutually_exclusive_group(required=True)
    other.add_argument("other", type=_text, nargs="?", metavar="CODE")
    other.add_argument("--undo", action="store_true", help="ce sont bien plusieurs personnes")


def _add_badges(commands: Commands) -> None:
    badges = _add(commands, "badges", "les badges des codes nommés, ou de tous")
    badges.add_argument(
        "--layout",
        type=_text,
        metavar="NOM",
        help="modèle de badge (card ; pour --stale, celui de chaque ancien badge)",
    )
    badges.add_argument(
        "--sheet", type=_text, metavar="NOM", help="plusieurs badges par feuille de cette planche"
    )
    badges.add_argument(
        "--first",
        type=_positive,
        default=1,
        metavar="N",
        help="la première étiquette libre d’une planche entamée",
    )
    badges.add_argument(
        "--shift",
        type=_shift,
        default=(0.0, 0.0),
        metavar="DROITE,BAS",
        help="décale tout sur la planche, en mm (--shift=-0.5,1)",
    )
    target = badges.add_mutually_exclusive_group()
    target.add_argument("--pdf", type=Path, metavar="FICHIER")
    target.add_argument("--printer", type=_text, metavar="URI")
    _add_runs(badges)
    badges.add_argument("codes", type=_text, nargs="*", metavar="CODE")
    badges.set_defaults(wrong=_what_is_wrong, is_run=False)


def _add_runs(badges: argparse.ArgumentParser) -> None:
    run = badges.add_argument_group(
        "badges d’avance",
        "Une série est notée : chaque badge a sa place (bac ou enveloppe, numéro), "
        "n’est pas imprimé une deuxième fois, et la série peut être reprise.",
    )
    run.add_argument(
        "--order",
        type=_text,
        metavar="CHAMP",
        help="range par ce champ ou cette colonne de la liste (organisation si rien n’est dit)",
    )
    run.add_argument("--new", action="store_true", help="seulement les badges pas encore imprimés")
    run.add_argument("--yes", action="store_true", help="même ceux dont le badge est déjà sorti")
    run.add_argument(
        "--slips",
        action="store_true",
        help="une page de garde devant chaque délégation et chaque bac (PDF)",
    )
    run.add_argument("--trays", type=_positive, metavar="N", help="des bacs de N badges au plus")
    run.add_argument(
        "--resume",
        action="store_true",
        help="reprend la dernière série qui n’est pas finie ; avec --printer, sur cette imprimante-là",
    )
    run.add_argument(
        "--discard-run",
        type=Path,
        metavar="FICHIER",
        help="ce fichier a été jeté : ses badges sont de nouveau à imprimer",
    )
    run.add_argument(
        "--stale",
        action="store_true",
        help="les badges que la liste a changés depuis ; avec --pdf ou --printer, les réimprime",
    )
    run.add_argument(
        "--spares", type=_positive, metavar="N", help="N badges de réserve, numérotés, sans nom"
    )


def _what_is_wrong(arguments: argparse.Namespace) -> str:
    """Say what of the wishes of `badges` does not go together, "" if nothing; tell a run from a copy."""
    has_target = arguments.pdf is not None or arguments.printer is not None
    run = arguments.order is not None or arguments.new or arguments.slips or arguments.trays
    wishes = {
        "une série (--order, --new, --slips, --trays)": bool(run),
        "--resume": arguments.resume,
        "--discard-run": arguments.discard_run is not None,
        "--stale": arguments.stale,
        "--spares": arguments.spares is not None,
        "des codes": bool(arguments.codes),
    }
    wanted = [name for name, is_wanted in wishes.items() if is_wanted]
    arguments.is_run = bool(run)
    if arguments.layout is None:
        arguments.layout = "" if arguments.stale else "card"
    if len(wanted) > 1:
        return f"choisissez l’un de : {', '.join(wanted)}"
    if arguments.resume and arguments.pdf is not None:
        return (
            "--resume reprend la série là où elle allait, ou sur une autre imprimante (--printer)"
        )
    if arguments.discard_run is not None and has_target:
        return "--discard-run n’imprime rien : sans --pdf ni --printer"
    if not has_target and not (arguments.resume or arguments.stale or arguments.discard_run):
        return "dites où vont les badges : --pdf FICHIER ou --printer URI"
    return _what_needs_a_file(arguments)


def _what_needs_a_file(arguments: argparse.Namespace) -> str:
    """Say which wish is of a file or a sheet alone and would be dropped in silence, "" if none is."""
    moved = {"--first": arguments.first != 1, "--shift": arguments.shift != (0.0, 0.0)}
    of_sheets = [name for name, is_wanted in moved.items() if is_wanted]
    of_files = ["--sheet"] * bool(arguments.sheet) + ["--slips"] * arguments.slips + of_sheets
    if of_files and arguments.pdf is None:
        return (
            f"seulement avec --pdf FICHIER : {', '.join(of_files)} "
            "(une imprimante garde sa planche et son décalage dans son URI)"
        )
    if of_sheets and not arguments.sheet:
        return f"seulement avec une planche (--sheet NOM) : {', '.join(of_sheets)}"
    return ""


def _add_export(commands: Commands) -> None:
    export = _add(commands, "export", "écrit une liste avec ses codes, pour un publipostage")
    export.add_argument("file", type=Path, metavar="FICHIER", help="CSV")
    export.add_argument(
        "--source", type=_text, metavar="NOM", help="laquelle, s’il y en a plusieurs"
    )


def _add_sync(commands: Commands) -> None:
    sync = _add(commands, "sync", "échange une fois avec les autres bureaux")
    sync.add_argument(
        "--hub",
        type=_text,
        metavar="LIEU",
        help="un dossier, ou webdavs://… (celui de ce poste si rien n’est dit)",
    )
    sync.add_argument("--watch", action="store_true", help="continue jusqu’à Ctrl+C")


def _add_packs(commands: Commands) -> None:
    for name, summary in (
        ("pack", "écrit l’événement dans un paquet, pour un autre poste"),
        ("open", "ouvre un paquet : ce dossier devient un poste de son événement"),
        ("rekey", "après un vol : une nouvelle clé, et le paquet qui la porte aux autres postes"),
    ):
        parser = _add(commands, name, summary)
        parser.add_argument("file", type=Path, metavar="FICHIER", help=f"nom en {ENDING}")
        parser.add_argument(
            "--passphrase-file",
            type=Path,
            metavar="FICHIER",
            help="fichier dont la première ligne est la phrase (sinon ACCUEIL_PASSPHRASE)",
        )
        if name != "open":
            parser.add_argument(
                "--organiser",
                action="store_true",
                help="un paquet d’organisateur, avec les colonnes réservées",
            )


def _mapping(text: str) -> tuple[Field, str]:
    name, equals, column = _text(text).partition("=")
    try:
        if not equals:
            raise ValueError
        return Field(name.strip()), column.strip()
    except ValueError:
        message = f"« {text} » : CHAMP=COLONNE, où CHAMP est {', '.join(Field)}"
        raise argparse.ArgumentTypeError(message) from None


def _text(word: str) -> str:
    """Give *word* without what is no text: bytes that UTF-8 knows not, halves of a Windows character.

    A path keeps them, for its file may be named so; the database and the JSON cannot.
    """
    return word.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _shift(text: str) -> tuple[float, float]:
    right, comma, down = text.partition(",")
    try:
        if not comma:
            raise ValueError
        shift = float(right), float(down)
        if not all(abs(one) <= FARTHEST for one in shift):  # which nan is not either
            raise ValueError
        return shift
    except ValueError:
        message = f"« {text} » : DROITE,BAS en millimètres, comme 0.5,-1, au plus {FARTHEST:g}"
        raise argparse.ArgumentTypeError(message) from None


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"« {text} » n’est pas un port (1 à 65535)")
    return int(text)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        message = f"« {text} » n’est pas un nombre à partir de 1"
        raise argparse.ArgumentTypeError(message)
    return int(text)

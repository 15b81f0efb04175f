"""Makes the fonts of all scripts but Latin, Greek and Cyrillic, and the table of what all fonts cover.

Run it after a change of the lists below, with fontTools at hand (no part of the product); what it
makes is kept in `resources/fonts`, so nobody else needs it:

    python tools/make_fonts.py /usr/share/fonts/truetype/noto NotoSansCJK-Bold.ttc resources/fonts

Ours are from Debian's fonts-noto-core 20201225-1 and fonts-noto-cjk 1:20220127+repack1-1. Each gets a
family name that no machine has, so that no other version is ever taken in its stead, and loses its
hints, which text set at a thousand units an em never uses. Glyphs are as they were. Accueil Sans, the
first family, is Noto Sans with another name and needs making no more.
"""

import sys
from collections.abc import Iterable, Iterator
from itertools import pairwise, product
from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SCRIPTS = (
    *("Arabic", "Hebrew", "Devanagari", "Bengali", "Thai", "Ethiopic", "Georgian", "Armenian"),
    *("Tamil", "Gujarati", "Gurmukhi", "Telugu", "Kannada", "Malayalam", "Oriya", "Sinhala"),
    *("Khmer", "Lao", "Myanmar", "Thaana", "Tifinagh", "NKo", "Adlam", "CanadianAboriginal"),
)
BOTH_WEIGHTS = frozenset(
    {"Arabic", "Hebrew", "Devanagari", "Bengali", "Thai", "Georgian", "Armenian", "Tamil"}
    | {"Khmer", "Lao", "Thaana"}
)
"""The scripts whose regular weight is worth its size; in the others text is always bold."""
REGULAR_ONLY = frozenset({"Tifinagh", "NKo"})
"""The scripts that Noto Sans knows in one weight."""
FIRST = "Sans"
"""The family whose letters come before those of any other."""
UNSHAPED = {"Thaana": "feature ccmp { script thaa; sub uni0780 by uni0780; } ccmp;"}
"""Qt sets these scripts only in fonts with substitutions for them; these have none: one is added."""
ALL = ("*",)
IN_A_LINE = ("ccmp", "kern")
"""What CJK needs in a line across; its other features bring ten thousand glyphs more."""
SIMPLIFIED = 2
"""Which of the fonts in the CJK collection: where the countries differ, mainland China's forms."""
BEYOND = "㐂𠮟𠮷𣘺"
"""What Japanese names use outside the first block of ideographs."""
CJK_BEGINS = 0x2E80
"""What stands before is no business of the CJK font."""
NAMES_KEPT = frozenset({0, 5, 8, 9, 11, 12, 13, 14})
"""Copyright, version, maker, designer and licence, but for the trademark on the old name."""
LINE = 100


def main(noto: Path, cjk: Path, target: Path) -> None:
    """Write the fonts and the table of coverage into *target*."""
    for script in SCRIPTS:
        for weight in _weights(script):
            font = TTFont(noto / f"NotoSans{script}-{weight}.ttf")
            font = _subset(font, font.getBestCmap(), ALL)
            if script in UNSHAPED:
                addOpenTypeFeaturesFromString(font, UNSHAPED[script], tables=["GSUB"])
            _save(font, script, weight, target)
    font = TTFont(cjk, fontNumber=SIMPLIFIED)
    _save(_subset(font, _cjk(), IN_A_LINE), "CJK", "Bold", target)
    lines = (line for script in (FIRST, *SCRIPTS, "CJK") for line in _covered(script, target))
    (target / "coverage.txt").write_text("".join(lines), encoding="ascii")


def _weights(script: str) -> tuple[str, ...]:
    if script in REGULAR_ONLY:
        return ("Regular",)
    return ("Regular", "Bold") if script in BOTH_WEIGHTS else ("Bold",)


def _cjk() -> Iterator[int]:
    """Give every ideograph of the first block, and what else China, Taiwan, Japan and Korea use daily."""
    yield from (*range(0x3000, 0x3130), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00))
    yield from range(0xFF00, 0xFFF0)
    yield from map(ord, BEYOND)
    for codec in ("gb2312", "big5", "cp932", "euc_kr"):
        for lead, trail in product(range(0x81, 0xFF), range(0x40, 0xFF)):
            for each in bytes((lead, trail)).decode(codec, "ignore"):
                if ord(each) >= CJK_BEGINS:
                    yield ord(each)


def _subset(font: TTFont, codes: Iterable[int], features: Iterable[str]) -> TTFont:
    options = Options()
    options.layout_features = list(features)
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = True
    options.name_IDs = ["*"]
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    return font


def _save(font: TTFont, script: str, weight: str, target: Path) -> None:
    """Give *font* the family name "Accueil …" in all places, and write it."""
    family = f"Accueil {script}"
    compact = f"Accueil{script}-{weight}"
    names = font["name"]
    names.names = [one for one in names.names if one.nameID in NAMES_KEPT]
    for number, text in enumerate((family, weight, compact, f"{family} {weight}"), 1):
        names.setName(text, number, 3, 1, 0x409)
    names.setName(compact, 6, 3, 1, 0x409)
    font["post"].formatType = 3.0  # without the glyphs' names
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames[0] = compact
        cff[0].FamilyName, cff[0].FullName = family, f"{family} {weight}"
    font.save(target / f"{compact}.{'otf' if 'CFF ' in font else 'ttf'}")


def _covered(script: str, fonts: Path) -> Iterator[str]:
    """Give the lines of the table that tell the code points of both weights of *script*."""
    cmaps = [TTFont(path).getBestCmap().keys() for path in fonts.glob(f"Accueil{script}-*.?tf")]
    line = head = f"Accueil {script}:"
    for span in _spans(sorted(set(cmaps[0]).intersection(*cmaps))):
        if len(line) + len(span) > LINE:
            yield f"{line}\n"
            line = head
        line += f" {span}"
    yield f"{line}\n"


def _spans(codes: list[int]) -> Iterator[str]:
    """Write code points that follow one another as one span, in hexadecimal."""
    starts = [at for at, (one, other) in enumerate(pairwise(codes), 1) if other != one + 1]
    for start, end in pairwise([0, *starts, len(codes)]):
        first, last = codes[start], codes[end - 1]
        yield f"{first:X}-{last:X}" if last > first else f"{first:X}"


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))

"""Where names break, and how they are abbreviated."""

import pytest

from printing.names import abbreviated, arrangements, crumbs, is_free, pieces, tidy


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("MAURY", ("MAURY",)),
        ("DE LA ROCHEFOUCAULD-MONTBEL", ("DE LA ROCHEFOUCAULD-", "MONTBEL")),
        ("SAINT-EXUPÉRY DUBREUIL", ("SAINT-EXUPÉRY ", "DUBREUIL")),
        ("Da Silva Ferreira", ("Da Silva ", "Ferreira")),
        ("Le Goff-Kervella", ("Le Goff-", "Kervella")),
        ("EL AMRANI", ("EL AMRANI",)),
        ("van den Berg", ("van den Berg",)),
        ("D’ HAUTESERRE", ("D’ HAUTESERRE",)),
        ("N’GUESSAN", ("N’GUESSAN",)),
        ("ibn", ("ibn",)),
        ("van 't Hoff", ("van 't Hoff",)),
        ("Ó Briain Ní Dhuibhne", ("Ó Briain ", "Ní Dhuibhne")),
        ("Zia ul Haq", ("Zia ", "ul Haq")),
        ("Abd El Kader", ("Abd El Kader",)),
        ("Al-Rashid", ("Al-Rashid",)),
        ("St. John Rivers", ("St. John ", "Rivers")),
        ("N' GUESSAN KOFFI", ("N' GUESSAN ", "KOFFI")),
        ("Mbaye N‘Diaye", ("Mbaye ", "N‘Diaye")),
        ("Jean‐Luc von und zu Guttenberg", ("Jean‐", "Luc ", "von und ", "zu Guttenberg")),
        ("Иван фон дер Остен-Сакен", ("Иван ", "фон дер Остен-", "Сакен")),
        ("Αθηνά του Παπά", ("Αθηνά ", "του Παπά")),
        ("عبد الله بن محمد", ("عبد الله ", "بن محمد")),
        ("דוד בן־גוריון", ("דוד ", "בן־גוריון")),
        ("ジャン＝リュック・ピカール", ("ジャン＝", "リュック・", "ピカール")),
        ("王小明", ("王小明",)),
        ("Affaires étrangères - CNCD / X", ("Affaires ", "étrangères - ", "CNCD / ", "X")),
    ],
)
def test_a_line_ends_where_a_name_lets_it(name: str, expected: tuple[str, ...]) -> None:
    """A line may end at a space or a hyphen, never after a particle."""
    assert pieces(name) == expected
    assert "".join(pieces(name)) == name


def test_what_turns_a_name_round() -> None:
    """Marks of reading order that came with a copied name do not write it backwards."""
    assert tidy("\u202eKenji\u202c \u2067ŌTSUKA\u2069\u200f") == "Kenji ŌTSUKA"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Marie-Hélène", "M.-H."),
        ("Jean Pierre", "J. P."),
        ("Maria de Lourdes", "M. de L."),
        ("E\u0301milie", "E\u0301."),
        ("J.", "J."),
        ("(Jo) 3", "J. 3"),
        ("Jean‐Luc", "J.‐L."),
        ("Ελένη", "Ε."),
        ("小明", "小明"),
        ("שרה", "שרה"),
        ("สมชาย", "สมชาย"),
    ],
)
def test_given_names_are_abbreviated(given: str, expected: str) -> None:
    """Each given name keeps its initial, with its accent, and its hyphens stay."""
    assert abbreviated(given) == expected


def test_all_arrangements_are_tried() -> None:
    """Three parts go on at most two lines in three ways."""
    expected = [("A B-C",), ("A", "B-C"), ("A B-", "C")]
    assert arrangements(("A ", "B-", "C"), 2) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("王小明", ("王", "小", "明")),
        ("（東京）ニューヨーク。", ("（東", "京）", "ニュー", "ヨー", "ク。")),
        ("Paris 東京", ("Paris ", "東", "京")),
        ("เมืองไทย", ("เมื", "อ", "ง", "ไท", "ย")),
        ("น้ำตาล", ("น้ำ", "ตา", "ล")),
        ("ព្រះរាជា", ("ព្រះ", "រា", "ជា")),
        ("김철수", ("김", "철", "수")),
        ("DE LA ROCHE-BERNARD", ("DE LA ROCHE-", "BERNARD")),
        ("محمد", ("محمد",)),
        ("सुनीता", ("सुनीता",)),
    ],
)
def test_scripts_without_spaces_break_between_letters(text: str, expected: tuple[str, ...]) -> None:
    """As a last resort; a mark stays on its letter, no line begins with a stop or a small kana."""
    assert crumbs(pieces(text)) == expected
    assert "".join(crumbs(pieces(text))) == text


def test_ideographs_break_anywhere() -> None:
    """That is how Chinese and Japanese are set; Thai and Korean have words."""
    assert is_free("国家")
    assert is_free("Ville de 東京")
    assert not is_free("กรุงเทพ")
    assert not is_free("서울특별시청")


def test_text_becomes_one_line() -> None:
    """Line feeds, tabs and control characters of a list do not reach the badge."""
    assert tidy("  Ville\n\tde \x00 Nice\ud800 ") == "Ville de Nice"
    assert tidy("山田\u3000太郎") == "山田 太郎"
    assert tidy("Nguye\u0302\u0303n E\u0301milie") == "Nguyễn Émilie"

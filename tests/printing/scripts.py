"""Names in the scripts that badges are set in: given name, family name, and what else a badge says."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody whose badge is in one script."""

    family_of_fonts: str
    given: str
    family: str
    organisation: str


def _person(script: str, given: str, family: str, organisation: str) -> Person:
    fonts = f"Accueil {script}"
    return Person(family_of_fonts=fonts, given=given, family=family, organisation=organisation)


PEOPLE = {
    "vietnamese": _person("Sans", "Ngọc Anh", "NGUYỄN THỊ ĐẬU", "Ủy ban Nhân dân Thành phố"),
    "greek": _person("Sans", "Ελένη", "Παπαδοπούλου", "Δήμος Αθηναίων"),
    "cyrillic": _person("Sans", "Владимир", "Зеленский-Іваненко", "Администрация города"),
    "arabic": _person("Arabic", "محمد", "بن عبد الله آل سعود", "بلدية الدار البيضاء"),
    "hebrew": _person("Hebrew", "שרה", "בן־גוריון כהן", "עיריית תל אביב־יפו"),
    "devanagari": _person("Devanagari", "सुनीता", "शर्मा", "नई दिल्ली नगर निगम"),
    "bengali": _person("Bengali", "শেখ", "মোহাম্মদ রহমান", "ঢাকা উত্তর সিটি কর্পোরেশন"),
    "thai": _person("Thai", "สมชาย", "วงศ์สวัสดิ์ ณ อยุธยา", "กรุงเทพมหานคร อมรรัตนโกสินทร์"),
    "ethiopic": _person("Ethiopic", "አበበ", "ገብረሥላሴ", "የአዲስ አበባ ከተማ አስተዳደር"),
    "georgian": _person("Georgian", "გიორგი", "მაჭავარიანი", "თბილისის მერია"),
    "armenian": _person("Armenian", "Արամ", "Խաչատրյան", "Երևանի քաղաքապետարան"),
    "tamil": _person("Tamil", "முத்துவேல்", "கருணாநிதி", "பெருநகர சென்னை மாநகராட்சி"),
    "gujarati": _person("Gujarati", "નરેન્દ્ર", "પટેલ", "અમદાવાદ મ્યુનિસિપલ કોર્પોરેશન"),
    "gurmukhi": _person("Gurmukhi", "ਗੁਰਪ੍ਰੀਤ", "ਸਿੰਘ", "ਅੰਮ੍ਰਿਤਸਰ ਨਗਰ ਨਿਗਮ"),
    "telugu": _person("Telugu", "వెంకట", "నాయుడు", "హైదరాబాద్ మహానగర పాలక సంస్థ"),
    "kannada": _person("Kannada", "ಕೆಂಪೇಗೌಡ", "ಹಿರಿಯ", "ಬೃಹತ್ ಬೆಂಗಳೂರು ಮಹಾನಗರ"),
    "malayalam": _person("Malayalam", "ശ്രീകുമാർ", "നായർ", "കൊച്ചി നഗരസഭ"),
    "oriya": _person("Oriya", "ନବୀନ", "ପଟ୍ଟନାୟକ", "ଭୁବନେଶ୍ୱର ମହାନଗର ନିଗମ"),
    "sinhala": _person("Sinhala", "රනිල්", "වික්‍රමසිංහ", "කොළඹ මහ නගර සභාව"),
    "khmer": _person("Khmer", "សុខា", "ហ៊ុន សែន", "រាជធានីភ្នំពេញ ព្រះរាជាណាចក្រកម្ពុជា"),
    "lao": _person("Lao", "ສົມພອນ", "ວົງສາ", "ນະຄອນຫຼວງວຽງຈັນ"),
    "burmese": _person("Myanmar", "သန်းရွှေ", "အောင်ဆန်း", "ရန်ကုန်မြို့တော်စည်ပင်သာယာရေးကော်မတီ"),
    "thaana": _person("Thaana", "އިބްރާހީމް", "މުހައްމަދު ސޯލިހު", "މާލޭ ސިޓީ ކައުންސިލް"),
    "tifinagh": _person("Tifinagh", "ⵎⵓⵃⵎⵎⴷ", "ⴰⵎⵣⵉⵖ", "ⵜⴰⵖⵔⵎⵜ"),
    "nko": _person("NKo", "ߛߎߟߋߡߊߣߊ", "ߞߊ߲ߕߍ", "ߓߡߊ߬ߞߐ߫"),
    "adlam": _person("Adlam", "𞤀𞤦𞤣𞤵𞤤", "𞤐𞤶𞤢𞤴", "𞤂𞤢𞤦𞤫"),
    "inuktitut": _person("CanadianAboriginal", "ᓄᓇ", "ᐃᓄᒃᓱᒃ", "ᐃᖃᓗᐃᑦ"),
    "chinese": _person("CJK", "小明", "歐陽", "国家发展和改革委员会城市和小城镇改革发展中心"),
    "japanese": _person("CJK", "ジャン＝リュック", "𠮷田・髙﨑", "東京都千代田区役所政策経営部"),
    "korean": _person("CJK", "철수", "김", "서울특별시청 기획조정실"),
}

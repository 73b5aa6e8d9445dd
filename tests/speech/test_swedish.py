"""Swedish is said as a Swede says it."""

from __future__ import annotations

import pytest

from kompetensportal.speech.normalise import spoken

SAID = {
    # Times and dates
    "kl. 08.30": "klockan åtta och trettio",
    "Kl 9": "klockan nio",
    "kl. 13.00": "klockan tretton",
    "kl. 9.05": "klockan nio och noll fem",
    "08.30–16.00": "åtta och trettio till sexton",
    "klockan 7-16": "klockan sju till sexton",
    "Tid: 10:15": "Tid: tio och femton",
    "2027-05-01": "första maj tjugohundra tjugosju",
    "3 maj 2026": "tredje maj tjugohundra tjugosex",
    "den 3/5": "den tredje maj",
    "i mars 1998": "i mars nittonhundra nittioåtta",
    "1900-talet": "nittonhundratalet",
    "90-talet": "nittiotalet",
    # Abbreviations
    "t.ex. mejl": "till exempel mejl",
    "Bl.a. mejl": "bland annat mejl",
    "dvs. nu": "det vill säga nu",
    "m.m.": "med mera",
    "ca 5 min": "cirka fem minuter",
    "nr 21": "nummer tjugoett",
    # Amounts and units
    "1 300,50 kr": "ett tusen tre hundra kronor och femtio öre",
    "1 kr": "en krona",
    "500:-": "fem hundra kronor",
    "100 kr/mån": "ett hundra kronor i månaden",
    "2,5 ml": "två komma fem milliliter",
    "1 kg": "ett kilo",
    "1 min": "en minut",
    "50 %": "femtio procent",
    "50%": "femtio procent",
    "38,5 °C": "trettioåtta komma fem grader",
    "5–10 minuter": "fem till tio minuter",
    "30-45 min": "trettio till fyrtiofem minuter",
    "25 GB": "tjugofem gigabyte",
    "min telefon": "min telefon",
    # Numbers
    "1 234 567": "en miljon två hundra trettiofyra tusen fem hundra sextiosju",
    "2,05": "två komma noll fem",
    "Steg 1": "Steg ett",
    "1:a gången": "första gången",
    "kod 0123": "kod noll ett två tre",
    "version 16.2": "version sexton punkt två",
    "1/2 tablett": "en halv tablett",
    "24/7": "dygnet runt",
    # Phone, mail, web
    "Ring 112": "Ring ett ett två",
    "Ring 1177.": "Ring elva sjuttiosju.",
    "08-123 45 67": "noll åtta, ett två tre, fyrtiofem, sextiosju",
    "070-123 45 67": "noll sju noll, ett två tre, fyrtiofem, sextiosju",
    "it@exempel.se": "it snabel-a exempel punkt ess e",
    "www.exempel.se": "dubbelve dubbelve dubbelve punkt exempel punkt ess e",
    "mall.pdf": "mall punkt pe de eff",
    "19900101-1234": "ett nio nio noll noll ett noll ett, streck, ett två tre fyra",
    "ÅÅÅÅMMDD-XXXX": "år, månad, dag, streck, fyra siffror",
    # Signs
    "Arkiv > Spara som": "Arkiv, sedan Spara som",
    "och/eller": "och eller",
    "han/hon": "han eller hon",
    "Ctrl + C": "kontroll plus se",
    "§ 5": "paragraf fem",
    # Digits beside letters
    "A4": "A fyra",
    "5G": "fem ge",
    # Systems and programs
    "iPad": "ajpädd",
    "iPaden": "ajpädden",
    "LMO": "ell emm o",
    "Lifecare": "lajfkär",
    "Phoniro": "fonniro",
    "Microsoft 365": "majkrosåft tre sex fem",
    "SoL och LSS": "såll och ell ess ess",
    "QR-koden": "ku ärr-kåden",
    "BankID": "bank i de",
    "PDF:en": "pe de effen",
    "VIKTIGT": "viktigt",
    "XYZ": "ex y säta",
}


@pytest.mark.parametrize(("written", "said"), SAID.items(), ids=list(SAID))
def test_it_is_said_as_a_swede_says_it(written: str, said: str) -> None:
    assert spoken(written, "sv").text == said


@pytest.mark.parametrize("text", ["👍🏽", "❤️ 🎉", "---", "…", "", "   ", "\u200b", "→", "🇸🇪"])
def test_what_holds_no_word_is_not_said(text: str) -> None:
    assert spoken(text, "sv").text == ""


def test_a_picture_between_words_is_passed_over() -> None:
    assert spoken("Bra 👍 jobbat", "sv").text == "Bra jobbat"


@pytest.mark.parametrize(
    "text",
    [
        "999 999 999 999 999 999",
        "31/12/2026",
        "99.99.99.99",
        "2026-13-45",
        "0/0",
        "kl. 25.61",
        "-5 °C",
        "1" * 400,
        "å" * 500,
        "مرحبا Outlook kl. 8",
        "((((",
        "\ufffd",
    ],
)
def test_odd_input_is_said_somehow_and_breaks_nothing(text: str) -> None:
    said = spoken(text, "sv")
    assert len(said.text) == len(said.origin)

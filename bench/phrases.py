"""The words that generated lessons are put together from: plain Swedish of digital care work."""

from __future__ import annotations

SYSTEMS = (
    "Mejlen", "Kalendern", "Journalen", "Planeringen", "Schemat", "Lönewebben", "Intranätet",
    "Telefonen", "Surfplattan", "Nyckelappen", "Larmet", "Beställningen", "Videomötet",
    "Ärendet", "Avvikelsen", "Läkemedelslistan", "Körjournalen", "Lagret", "Passagen", "Enkäten",
)  # fmt: skip

THINGS = (
    "ett mejl", "en anteckning", "ett besök", "en avvikelse", "en bilaga", "ett möte", "en tid",
    "ett schema", "en ledighet", "en rapport", "en beställning", "ett larm", "en nyckel",
    "en genomförandeplan", "ett lösenord", "en kontakt", "en checklista", "ett meddelande",
    "en signatur", "en påminnelse", "ett foto", "en blankett", "en reseräkning", "ett ärende",
    "en fråga", "en mapp", "ett dokument", "en vikarie", "ett arbetspass", "en frånvaro",
)  # fmt: skip

VERBS = (
    "Skapa", "Hitta", "Ändra", "Ta bort", "Skicka", "Spara", "Flytta", "Dela", "Skriv ut",
    "Läs", "Godkänn", "Kopiera", "Öppna", "Avsluta", "Boka", "Byt", "Sök efter", "Visa",
)  # fmt: skip

BUTTONS = (
    "Spara", "Nästa", "Skicka", "Klar", "Lägg till", "Ändra", "Välj", "Sök", "Meny", "Hem",
    "Inkorg", "Kalender", "Mina besök", "Dagens lista", "Anteckningar", "Inställningar",
    "Profil", "Hjälp", "Nytt", "Tillbaka", "Bekräfta", "Avbryt", "Stäng", "Visa mer",
)  # fmt: skip

PLACES = (
    "längst upp till höger", "längst ned på skärmen", "i menyn till vänster", "under rubriken",
    "mitt på sidan", "bredvid namnet", "i den blå listen", "under bilden", "till höger om datumet",
    "i rutan som öppnas", "på startsidan", "bredvid klockslaget",
)  # fmt: skip

ACTIONS = (
    "Tryck på **{button}** {place}.",
    "Välj **{button}** {place}.",
    "Gå till **{button}**. Knappen finns {place}.",
    "Leta upp {thing} i listan och tryck på raden.",
    "Skriv ett kort namn i fältet {place}.",
    "Kontrollera att uppgifterna stämmer. Titta {place}.",
    "Vänta tills sidan har laddats klart. Det tar några sekunder.",
    "Fyll i dagens datum {place}.",
    "Läs texten som visas {place} innan du går vidare.",
    "Markera {thing} genom att hålla fingret kvar på raden.",
)

RESULTS = (
    "Då öppnas en ny ruta.", "En grön bock visar att det gick bra.", "Nu syns {thing} i listan.",
    "Skärmen visar en lista med flera val.", "Knappen blir blå när du har tryckt.",
    "Du kommer tillbaka till startsidan.", "Ett meddelande visas en kort stund.",
    "Raden får en annan färg.", "Namnet står nu överst på sidan.",
)  # fmt: skip

REASONS = (
    "Det gör att kollegan som kommer efter dig vet vad som har hänt.",
    "Då behöver ingen ringa och fråga.",
    "Du gör det här i början av varje arbetspass.",
    "Brukaren ska känna sig trygg med att rätt person kommer.",
    "Det tar ungefär tre minuter, och du kan avbryta när du vill.",
    "Den här rutinen gäller både i hemtjänsten och på boendet.",
    "Prata med din handledare om du är osäker.",
    "Ingenting försvinner om du trycker fel, för du kan alltid gå tillbaka.",
    "Samordnaren ser ändringen direkt i sin egen lista.",
    "Chefen får en sammanställning i slutet av veckan.",
    "Uppgiften sparas i systemet så fort du har tryckt på knappen.",
    "Du behöver ha loggat in med din egen användare.",
    "Telefonen måste vara ansluten till nätet när du gör det.",
    "Om nätet är borta sparas det i telefonen och skickas senare.",
)

PROBLEMS = (
    "Sidan är tom efter att du har tryckt. Dra nedåt med fingret så laddas den om.",
    "Knappen är grå. Det betyder att något fält inte är ifyllt än.",
    "Du ser ett rött meddelande. Läs det och gå ett steg tillbaka.",
    "Lösenordet godtas inte. Kontrollera att du inte har stora bokstäver på.",
    "Listan är mycket lång. Skriv de första bokstäverna i sökrutan.",
    "Du kan inte se {thing}. Be din chef att kontrollera din behörighet.",
    "Telefonen hittar inget nät. Gå närmare fönstret och försök en gång till.",
    "Bilden är suddig. Torka av kameran och ta om den i bättre ljus.",
)

TIPS = (
    "Du kan lyssna på texten i stället för att läsa den.",
    "Håll fingret på knappen en stund, så visas en förklaring.",
    "Skriv kort. Den som läser har ofta bråttom.",
    "Gör det tillsammans med en kollega första gången.",
    "Ladda telefonen innan du går ut på besök.",
)

WARNINGS = (
    "Skriv aldrig ett personnummer i ett meddelande.",
    "Låt ingen annan använda din inloggning.",
    "Lämna inte skärmen öppen när du går från bordet.",
    "Ta aldrig en bild på en brukare utan att fråga först.",
)

QUESTIONS = (
    ("Vad gör du först?", "Jag läser det som står på skärmen.", "Jag stänger sidan."),
    ("Hur vet du att det är sparat?", "En grön bock visas.", "Skärmen blir svart."),
    ("Vem ser det du har skrivit?", "Kollegorna i min grupp.", "Alla i hela kommunen."),
    ("Vad gör du om knappen är grå?", "Jag fyller i alla fält.", "Jag startar om telefonen."),
)

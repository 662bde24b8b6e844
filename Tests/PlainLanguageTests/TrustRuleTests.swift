import Testing

@testable import PlainLanguage

/// What a letter never does: press its reader, or ask what is secret.
@Suite struct TrustRuleTests {
    @Test(
        "Pressure is found, and its denial is none",
        arguments: [
            ("U bent verplicht dit te doen.", ["3:8 pressure"]), ("Dit is uw laatste kans.", ["3:11 pressure"]),
            ("Bel ons, anders verliest u uw post.", ["3:10 pressure"]),
            ("Bel uiterlijk op 1 december 2026.", ["3:5 pressure"]),
            ("U bent niet alleen verplicht, u mag ook kiezen.", ["3:20 pressure"]),
            ("Dit is geen grap, u bent verplicht.", ["3:26 pressure"]),
            ("U bent niet verplicht dit te doen.", []), ("Dit hoeft niet.", []),
            ("Het is geen verplichting.", ["3:13 hard-word"]),
            ("U bent nergens toe verplicht.", []), ("Niemand is verplicht om dit te doen.", []),
            ("Dat moet u zelf weten.", []), ("Dat moet u zelf doen.", ["3:5 pressure"]),
            ("Log direct in.", ["3:1 pressure"]),
            ("Log in, anders wordt uw post gestopt.", ["3:9 pressure", "3:16 passive"]),
            ("Verplicht is dit niet.", []),
            ("Bent u verplicht dit te doen? Nee.", []),
            ("Dan verliest u niets.", []), ("U krijgt geen boete.", []),
        ])
    func pressure(text: String, places: [String]) throws { try expect(text, places) }

    @Test(
        "Nothing secret is asked, and saying so is no question",
        arguments: [
            ("Geef ons uw wachtwoord.", ["3:13 asks-secret"]), ("Wat is uw pincode?", ["3:11 asks-secret"]),
            ("Bel ons en geef de code.", ["3:20 asks-secret"]), ("Betaal nu 10 euro.", ["3:1 asks-secret"]),
            ("U moet eerst betalen.", ["3:1 pressure", "3:14 asks-secret"]),
            ("Wilt u de code doorgeven?", ["3:11 asks-secret"]),
            ("Geef ons uw wachtwoord en zeg het niet verder.", ["3:13 asks-secret"]),
            ("Wij vragen nooit om uw wachtwoord.", []), ("Wij vragen nooit om uw wachtwoord of geld.", []),
            ("U krijgt een code. Vul de code in op de website.", []), ("Geef uw wachtwoord nooit aan anderen.", []),
            ("Bent u uw wachtwoord vergeten?", []), ("Een stem kan de code ook noemen.", []),
            ("Wilt u een nieuw wachtwoord?", []), ("Moet ik betalen? Nee.", []),
            ("Moet u betalen?", ["3:8 asks-secret"]), ("Maak 25 euro over.", ["3:9 asks-secret"]),
            ("Houd uw wachtwoord geheim.", []),
            ("Maak een nieuw wachtwoord.", []), ("Niemand mag u om een code vragen.", []),
            ("U hoeft niet te betalen.", []), ("Met een wachtwoord kunt u niet inloggen.", []),
        ])
    func secrets(text: String, places: [String]) throws { try expect(text, places) }
}

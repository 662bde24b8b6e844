import AudienceSelection

extension ProcessingReport.Purpose {
    init(_ entry: AudiencePolicy, _ thresholds: Policy.Thresholds) {
        self.init(
            audience: entry.audience.rawValue, purpose: entry.audience.purposeInDutch,
            criteria: entry.audience.criteriaInDutch(thresholds),
            legalBasis: ProcessingReport.Statement(entry.legalBasis, mustFill: entry.isLegalBasisDraft),
            limit: entry.waveLimit)
    }
}

extension Audience {
    fileprivate var purposeInDutch: String {
        switch self {
        case .digidBasis:
            "Mensen die met hun DigiD niet meer in de Berichtenbox kunnen, op papier vertellen hoe zij weer toegang krijgen."
        case .dormant:
            "Mensen die lang niet inlogden en voor wie berichten klaarstaan, daar op papier op wijzen."
        case .noEmail:
            "Mensen die geen melding van nieuwe berichten krijgen, op papier vertellen hoe zij die aanzetten."
        case .bounce:
            "Mensen bij wie e-mails met meldingen niet aankomen, dat langs een andere weg laten weten."
        }
    }

    fileprivate func criteriaInDutch(_ thresholds: Policy.Thresholds) -> String {
        switch self {
        case .digidBasis:
            "DigiD-niveau basis; of geen DigiD en \(thresholds.digidLapsedMonths) maanden of langer niet ingelogd"
        case .dormant:
            "\(thresholds.dormantMonths) maanden of langer niet ingelogd en minstens \(thresholds.unopenedMessages) bericht(en) die \(thresholds.unopenedWeeks) weken of langer ongeopend zijn"
        case .noEmail: "geen e-mailadres, of een dat niet is bevestigd"
        case .bounce:
            "bevestigd e-mailadres, en sinds de laatste bezorgde melding \(thresholds.failures) of meer definitief mislukte meldingen op \(thresholds.failureDays) of meer dagen"
        }
    }
}

extension ProcessingReport {
    static let subjects: [Statement] = [
        Statement("Houders van een account in de Berichtenbox van MijnOverheid"),
        Statement("Curatoren en andere wettelijk vertegenwoordigers van accounthouders: naam en adres"),
        Statement("(Vroegere) partners van accounthouders: de naam, voor de aanschrijfwijze"),
        Statement("Medewerkers die plannen, goedkeuren en opzoeken: naam en gebruikersnaam, in het logboek"),
        Statement(
            "Kinderen: wie jonger is dan 14 jaar krijgt geen post; hun gegevens worden wel gelezen om dat vast te stellen"
        ),
    ]

    static let rights: [Statement] = [
        Statement("Inzage: postvangnet explain en postvangnet evidence geven alles wat over één persoon bekend is"),
        Statement("Bezwaar: een regel in suppressions.csv; de reden suppressed houdt alle volgende post tegen"),
        Statement(
            "Rectificatie: in de bron (BRP, MijnOverheid); het volgende extract neemt de verbetering over, en een run van voor die tijd wordt met postvangnet recall vergeleken"
        ),
        Statement(
            "Gegevenswissing en beperking: de termijnen hierboven; postvangnet withdraw haalt één poststuk uit een run"),
        .fill("Waar en hoe iemand deze rechten uitoefent, en wie beslist"),
        .fill("Hoe betrokkenen over deze verwerking worden ingelicht (artikelen 13 en 14 AVG)"),
    ]

    private static func lottery(_ policy: Policy) -> [Statement] {
        guard let days = policy.equalDays else { return [] }
        return [
            Statement(
                "Loting: wie even lang wacht (gerekend in stappen van \(days) dag(en)) krijgt bij een volle golf eerder of later post naar het lot, dat volgt uit de maand en het account. Zo is te meten wat een brief doet; niemand krijgt er meer of minder post door"
            ),
            .fill("Bevestigen dat deze loting past bij het doel, en wie erover heeft beslist"),
        ]
    }

    /// What the assessment of article 35 asks beyond the register.
    static func assessment(_ policy: Policy) -> [Statement] {
        let periods = policy.periods
        return [
            Statement(
                "Noodzaak: alleen wie in een doelgroep valt en door niets wordt tegengehouden krijgt post, hoogstens één stuk per run en \(periods.piecesPerAudience) per doelgroep; tussen twee stukken zitten \(periods.anyAudienceMonths) maanden (kaart: \(periods.bounceMonths))"
            ),
            Statement(
                "Geautomatiseerde besluiten: vaste, uitlegbare regels kiezen wie een brief krijgt; een mens keurt elke run goed. Er wordt niet geprofileerd op gedrag buiten de Berichtenbox"
            ),
        ] + lottery(policy) + [
            .fill("Bevestigen dat artikel 22 AVG niet van toepassing is: een brief heeft geen rechtsgevolg"),
            .fill("Grondslag van artikel 6 AVG per doel, met de wettelijke bepaling"),
            .fill("Grondslag voor het gebruik van de gegevens uit de BRP (autorisatiebesluit)"),
            Statement(
                "Risico: een brief verraadt aan huisgenoten dat iemand de Berichtenbox niet gebruikt. Maatregel: gesloten envelop, en wie onder curatele staat, geheime gegevens of een briefadres heeft krijgt geen kaart"
            ),
            Statement(
                "Risico: post aan een overledene of op een oud adres. Maatregel: een verse vergelijking voor de overdracht (recall), en wat terugkomt houdt volgende post tegen"
            ),
            Statement(
                "Risico: verlies van batches bij de drukkerij. Maatregel: verzegeling, versleuteling waar ingesteld, vernietiging met bewijs"
            ),
            .fill("Overige risico's voor betrokkenen, de weging ervan en het restrisico"),
            .fill("Advies van de functionaris gegevensbescherming en mening van betrokkenen"),
        ]
    }
}

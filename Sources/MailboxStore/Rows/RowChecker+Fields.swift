import MailboxDomain

extension RowChecker {
    /// What a field becomes in its table, where its column's rule allows it.
    mutating func cell(
        _ rule: FieldRule, _ field: Span<UInt8>, _ range: Range<Int>, isPlain: Bool, _ rows: inout AcceptedRows
    ) throws(RejectReason) -> Cell {
        switch rule {
        case .text(let length, let alphabet):
            return isPlain || field.isPlain
                ? try plainText(field, range, atMost: length, of: alphabet)
                : try text(field, atMost: length, of: alphabet)
        case .account:
            if let number = rows.accounts.number(of: field) {
                guard rows.candidates?.contains(number) ?? true else { throw .notACandidate }
                return .integer(number)
            }
            _ = try identifier(field, range)
            guard !rows.areAccountsComplete else { throw .unknownAccount }
            return .null
        case .organisation:
            if let number = rows.organisations.number(of: field) { return .integer(number) }
            _ = try identifier(field, range)
            guard !rows.areOrganisationsComplete else { throw .unknownOrganisation }
            return .null
        case .identifier, .newAccount, .newOrganisation: return try identifier(field, range)
        case .time:
            guard let time = unsafe field.withUnsafeBufferPointer({ unsafe Instant(utf8: $0) }) else { throw .notATime }
            guard time <= asOf else { throw .afterAsOf }
            return .integer(time.milliseconds)
        case .date(let mayBeLater):
            guard let date = CalendarDate(String(field)) else { throw .notADate }
            guard mayBeLater || date <= asOfDate else { throw .afterAsOf }
            return .text(range)
        case .lastDay:
            let text = String(field)
            // What has no end needs no last day.
            if text == FieldRule.noEnd { return .null }
            guard CalendarDate(text) != nil else { throw .notADate }
            return .text(range)
        case .partialDate(let isOfBirth):
            guard let date = PartialDate(String(field)), isOfBirth || CalendarDate.years.contains(date.year) else {
                throw .notADate
            }
            guard date.begins(onOrBefore: asOfDate) else { throw .afterAsOf }
            return .text(range)
        case .choice(let choices, _):
            guard choices.contains(String(field)) else { throw .unknownValue }
            return .text(range)
        case .flag:
            switch String(field) {
            case "true": return .integer(1)
            case "false": return .integer(0)
            default: throw .unknownValue
            }
        case .number(let allowed, _):
            guard let number = field.wholeNumber, allowed.contains(number) else { throw .notANumber }
            return .integer(number)
        case .postcode:
            guard Postcode.isValid(utf8: field) else { throw .notAPostcode }
            return .text(range)
        case .digits(let count):
            guard field.count == count, field.wholeNumber != nil else { throw .notACode }
            return .text(range)
        case .statusCode:
            guard field.isStatusCode else { throw .notACode }
            return .text(range)
        case .language:
            let text = String(field)
            guard let tag = LanguageTag(text) else { throw .notACode }
            return tag.description == text ? .text(range) : rewrite(tag.description)
        }
    }

    /// ASCII stands as it came, but for spaces that nobody sees: no form of Unicode is another.
    private mutating func plainText(
        _ field: Span<UInt8>, _ range: Range<Int>, atMost length: Int, of alphabet: RegisterAlphabet
    ) throws(RejectReason) -> Cell {
        guard field.saysSomething || alphabet == .latin && field.isUnknownMark else { return .null }
        guard alphabet == .latin || field.isWritten(with: alphabet) else { throw .foreignCharacter }
        if field.isTidy {
            guard field.count <= length else { throw .tooLong }
            return .text(range)
        }
        let text = RegisterText(String(field)).text
        guard text.utf8.count <= length else { throw .tooLong }
        return rewrite(text)
    }

    /// Any other text becomes what the register would write.
    private mutating func text(
        _ field: Span<UInt8>, atMost length: Int, of alphabet: RegisterAlphabet
    ) throws(RejectReason) -> Cell {
        let text: RegisterText
        do throws(RegisterText.Fault) {
            text = try RegisterText(String(field), atMost: length, of: alphabet)
        } catch {
            throw RejectReason(error)
        }
        return text.saysSomething || alphabet == .latin && text.text == "." ? rewrite(text.text) : .null
    }

    private func identifier(_ field: Span<UInt8>, _ range: Range<Int>) throws(RejectReason) -> Cell {
        guard unsafe field.withUnsafeBufferPointer({ unsafe AccountID.isValid(utf8: $0) }) else {
            throw .notAnIdentifier
        }
        return .text(range)
    }
}

extension PartialDate {
    fileprivate func begins(onOrBefore date: CalendarDate) -> Bool {
        (year, month ?? 1, day ?? 1) <= (date.year, date.month, date.day)
    }
}

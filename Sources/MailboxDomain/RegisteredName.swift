/// A person's name in the parts that a register keeps, and the sex that a salutation asks for.
public struct RegisteredName: Hashable, Sendable {
    /// Given names, separated by spaces (BRP 02.10 voornamen).
    public var givenNames: String?
    /// Prefix of the surname (BRP 02.30 voorvoegsel).
    public var prefix: String?
    /// Surname (BRP 02.40 geslachtsnaam); `.` where it is unknown.
    public var surname: String
    public var sex: Sex

    public init(givenNames: String? = nil, prefix: String? = nil, surname: String, sex: Sex = .unknown) {
        self.givenNames = givenNames
        self.prefix = prefix
        self.surname = surname
        self.sex = sex
    }
}

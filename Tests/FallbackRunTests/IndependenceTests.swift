import Testing

@testable import FallbackRun

struct IndependenceTests {
    @Test(arguments: [
        ("Anna Jansen", "anna jansen"), ("Anna Jansen", "  ANNA \t jansen "), ("Anna Jansen", "Anna\u{A0}Jansen"),
        ("Jos\u{E9}", "Jose\u{301}"), ("Anna", "An\u{200B}na"), ("anna", "Anna@example.org"),
        ("anna@example.org", "anna"),
    ])
    func `one person is known however the name is typed`(planner: String, approver: String) {
        let people = Independence(
            planner: .init(name: planner, user: "a"), approver: .init(name: approver, user: "b"))
        #expect(people.isSamePerson)
    }

    @Test func `the user of one is not the name of the other`() {
        func same(_ planner: (String, String?), _ approver: (String, String?)) -> Bool {
            Independence(
                planner: .init(name: planner.0, user: planner.1), approver: .init(name: approver.0, user: approver.1)
            ).isSamePerson
        }
        #expect(same(("Anna Jansen", "anna"), ("Anna", "bert")))
        #expect(same(("Anna", "bert"), ("Somebody", "anna")))
        #expect(same(("Anna Jansen", "anna"), ("anna", "anna")))
        #expect(!same(("Anna", "anna"), ("Bert", "bert")))
        // People may share an account of the system; who plans without a name bears that of the account.
        #expect(!same(("post", "post"), ("Bert", "post")))
        #expect(!same(("Anna", "post"), ("Bert", "post")))
        #expect(!same(("Anna", nil), ("Bert", "bert")))
        // As an earlier version compared.
        #expect(!same(("Anna", nil), ("anna", nil)) && same(("anna", nil), ("anna@example.org", nil)))
    }

    @Test func `what a rule cannot make sure of is named`() {
        #expect(NotEstablished.all(under: .signature, planner: "anna", user: "bert") == [])
        #expect(NotEstablished.all(under: .name, planner: "anna", user: "bert") == [.approverIsNamed])
        #expect(NotEstablished.all(under: .name, planner: "post", user: "post") == [.approverIsNamed, .sameUser])
        #expect(NotEstablished.all(under: .signature, planner: nil, user: "bert") == [.plannersUserUnknown])
    }
}

import Testing

@testable import FallbackRun

@Suite struct RenderOrderTests {
    private func order(_ number: Int = 7) throws -> RenderOrder { RenderOrder(try .numbered(number, .of())) }

    private func kill(_ order: inout RenderOrder, at piece: Int?, times: Int) throws {
        for _ in 0..<times { try order.workerDied(at: piece) }
    }

    @Test func `a new order names its batch and leaves nobody out`() throws {
        let order = try order()
        #expect(order.line == "7\n" && order.without.isEmpty)
    }

    @Test(arguments: [(1, []), (2, []), (3, [12]), (4, [12])] as [(Int, Set<Int>)])
    func `a piece that kills three workers is left out`(deaths: Int, without: Set<Int>) throws {
        var order = try order()
        try kill(&order, at: 12, times: deaths)
        #expect(order.without == without)
    }

    @Test func `a worker reads of the line what was written`() throws {
        var order = try order(9999)
        for piece in [100, 3, 20] { try kill(&order, at: piece, times: 3) }
        #expect(order.line == "9999 3,20,100\n")
        let task = try #require(RenderOrder.Task(String(order.line.dropLast())))
        #expect(task.batch == 9999 && task.without == [3, 20, 100])
        let taken = RenderOrder(order.batch, without: [3], withdrawn: [40, 7])
        #expect(taken.line == "9999 3 -7,40\n")
        let both = try #require(RenderOrder.Task(String(taken.line.dropLast())))
        #expect(both.without == [3] && both.withdrawn == [7, 40])
        #expect(try #require(RenderOrder.Task("1 -2")).withdrawn == [2])
        let plain = try #require(RenderOrder.Task("1"))
        #expect(plain.batch == 1 && plain.without.isEmpty)
    }

    @Test(arguments: ["", " ", " 1", "x", "1 2 3", "1 a", "1 2,a", "1 2.5", "1\n", "1 -2 3", "1 -a"])
    func `a line in another form is no order`(line: String) {
        #expect(RenderOrder.Task(line) == nil)
    }

    @Test func `three deaths that no piece explains are borne, and the fourth ends the run`() throws {
        var order = try order()
        try kill(&order, at: nil, times: 3)
        #expect(order.line == "7\n")
        #expect(throws: RunError.workersDie(order.batch.id)) { try order.workerDied(at: nil) }
    }

    @Test func `deaths scattered over pieces are no piece's fault, and the seventh ends the run`() throws {
        var order = try order()
        for piece in 1...6 { try order.workerDied(at: piece) }
        #expect(order.without.isEmpty)
        #expect(throws: RunError.workersDie(order.batch.id)) { try order.workerDied(at: 7) }
    }

    @Test func `what a piece did before it was left out is held against nobody else`() throws {
        var order = try order()
        for piece in 1...100 { try kill(&order, at: piece, times: 3) }
        #expect(order.without.count == 100)
        for piece in 101...106 { try order.workerDied(at: piece) }
        #expect(throws: RunError.workersDie(order.batch.id)) { try order.workerDied(at: 107) }
    }
}

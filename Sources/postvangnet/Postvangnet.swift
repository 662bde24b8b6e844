@main struct Postvangnet { static func main() {} }

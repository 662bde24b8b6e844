# Makes deliveries that were tampered with, each in one way, and seals them again with the right key where it says so: what
# somebody could do who has the sender's key, or what a bad copy does. Prints what must be found in each, as JSON.
#
# usage: tamper-delivery.py OUTBOX KEY FOLDER BATCH BATCH: makes a delivery of the two batches of letters, with a pull list
# (FOLDER/base, which is right), and copies of it that are not
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

OUTBOX, KEY, PLACE = (pathlib.Path(argument) for argument in sys.argv[1:4])
FIRST, SECOND = sys.argv[4:6]
BASE = PLACE / "base"


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def sign(path, key=KEY):
    signature = path.with_name(path.name + ".sig")
    signature.unlink(missing_ok=True)
    subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-f", key, "-n", "postvangnet-batch", path],
        check=True, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )


def read(path):
    return json.loads(path.read_text())


def write(path, value):
    path.write_text(json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n")


def reseal(delivery, batch):
    """All sums and seals of a batch and of the order that names it."""
    folder = delivery / batch
    manifest = read(folder / "manifest.json")
    for file in manifest["files"]:
        path = folder / file["name"]
        file.update(bytes=path.stat().st_size, sha256=digest(path))
    write(folder / "manifest.json", manifest)
    names = ["letters.pdf", "manifest.json", "pieces.csv"]
    (folder / "SHA256SUMS").write_text("".join(f"{digest(folder / name)}  {name}\n" for name in names))
    sign(folder / "SHA256SUMS")
    order = read(delivery / "order.json")
    for entry in order["batches"]:
        if entry["id"] == batch:
            entry["checksumsSha256"] = digest(folder / "SHA256SUMS")
    write(delivery / "order.json", order)
    sign(delivery / "order.json")


def entries(order, key=None, value=None):
    """Changes something of the first batch, and makes the sums fit."""
    if key:
        order["batches"][0][key] = value
    groups = {}
    for batch in order["batches"]:
        place = tuple(batch[key] for key in ("printer", "postageClass", "mailFrom", "mailBy"))
        pieces, sheets = groups.get(place, (0, 0))
        groups[place] = (pieces + batch["pieces"], sheets + batch["sheets"])
    classes = ["domestic", "europe", "world"]
    order["totals"] = [
        dict(zip(("printer", "postageClass", "mailFrom", "mailBy", "pieces", "sheets"), place + groups[place]))
        for place in sorted(groups, key=lambda place: (place[0], classes.index(place[1]), place[2], place[3]))
    ]
    order["pieces"] = sum(batch["pieces"] for batch in order["batches"])
    order["sheets"] = sum(batch["sheets"] for batch in order["batches"])


def piece(code, batch, number):
    """An id with its check character (ISO 7064 MOD 37,36)."""
    digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    text = f"{code}{batch:04}{number:06}"
    rest = 36
    for character in text:
        rest = (rest + digits.index(character)) % 36 or 36
        rest = rest * 2 % 37
    return text + digits[(37 - rest) % 36]


def make_base():
    BASE.mkdir()
    for batch in (FIRST, SECOND):
        shutil.copytree(OUTBOX / batch, BASE / batch)
    whole = read(OUTBOX / "order.json")
    whole["batches"] = [batch for batch in whole["batches"] if batch["id"] in (FIRST, SECOND)]
    for lot in whole["lots"]:
        lot["batches"] = [batch for batch in lot["batches"] if batch in (FIRST, SECOND)]
        own = [batch for batch in whole["batches"] if batch["id"] in lot["batches"]]
        lot.update(pieces=sum(batch["pieces"] for batch in own), sheets=sum(batch["sheets"] for batch in own))
    whole["lots"] = [lot for lot in whole["lots"] if lot["batches"]]
    entries(whole)
    write(BASE / "order.json", whole)
    sign(BASE / "order.json")
    row = (BASE / FIRST / "pieces.csv").read_text().split("\n")[1].split(",")[0]
    (BASE / "pull.csv").write_text(f"batch_id,piece_id\n{FIRST},{row}\n")
    sign(BASE / "pull.csv")


make_base()
LETTERS, FILES = [], []


def letters(name, codes, says):
    def take(change):
        LETTERS.append((name, codes.split(), says, change))
        return change
    return take


def files(name, codes, says):
    def take(change):
        FILES.append((name, codes.split(), says, change))
        return change
    return take


# What is inside letters.pdf. Page 1 is a front with text, page 2 a blank back.

@letters("a note on a page", "page-annotations", "annotations")
def _(pdf):
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[10, 10, 30, 30], Contents=String("x"))
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


@letters("a link on a page", "page-annotations document-active", "does something")
def _(pdf):
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[10, 10, 30, 30],
        A=Dictionary(S=Name.URI, URI=String("https://example.org")),
    )
    pdf.pages[2].Annots = Array([pdf.make_indirect(link)])


@letters("a button that starts a program", "page-annotations document-active", "(/Launch)")
def _(pdf):
    button = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=[10, 10, 30, 30], A=Dictionary(S=Name.Launch, F=String("x")))
    pdf.pages[0].Annots = Array([pdf.make_indirect(button)])


@letters("a script by name", "document-active", "script")
def _(pdf):
    script = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))


@letters("a script on opening", "document-active", "(/OpenAction)")
def _(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


@letters("a script in a stream", "document-active", "script")
def _(pdf):
    script = Dictionary(S=Name.JavaScript, JS=Stream(pdf, b"app.alert(1)"))
    pdf.Root.OpenAction = pdf.make_indirect(script)


@letters("an action of a page", "document-active", "(/AA)")
def _(pdf):
    pdf.pages[1].AA = Dictionary(O=Dictionary(S=Name.Named, N=Name.Print))


@letters("a form", "document-active", "form")
def _(pdf):
    pdf.Root.AcroForm = Dictionary(Fields=Array([]))


@letters("a file inside", "document-active", "another file")
def _(pdf):
    pdf.attachments["x.txt"] = b"x"


@letters("a file beside", "document-active", "another file")
def _(pdf):
    pdf.Root.AF = Array([pdf.make_indirect(Dictionary(Type=Name.Filespec, F=String("x")))])


@letters("layers", "document-active", "layers")
def _(pdf):
    group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("x")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(Order=Array([group])))


@letters("inks changed behind the page's back", "document-active letters-unreadable", "(/TR)")
def _(pdf):
    pdf.pages[0].Resources.ExtGState = Dictionary(tr=Dictionary(Type=Name.ExtGState, TR=Name.Identity))


@letters("drawn from another file", "document-active", "(/Ref)")
def _(pdf):
    form = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1], Ref=Dictionary(Page=0))
    pdf.pages[0].add_resource(form, Name.XObject)


@letters("units that are none of points", "page-unit content-unknown", "UserUnit")
def _(pdf):
    pdf.pages[0].UserUnit = 2


@letters("a page that is turned", "page-rotated content-unknown", "turned")
def _(pdf):
    pdf.pages[2].Rotate = 90


@letters("no TrimBox", "page-box-missing", "no TrimBox")
def _(pdf):
    del pdf.pages[0]["/TrimBox"]


@letters("no BleedBox on all pages", "page-box-missing", "no BleedBox")
def _(pdf):
    for page in pdf.pages:
        del page["/BleedBox"]


@letters("a smaller TrimBox", "page-box-differs", "TrimBox is not")
def _(pdf):
    pdf.pages[0].TrimBox = Array([10, 10, 500, 800])


@letters("a CropBox", "page-box-differs page-size-differs", "CropBox is not")
def _(pdf):
    pdf.pages[0].CropBox = Array([10, 10, 500, 800])


@letters("an ArtBox", "page-box-differs", "ArtBox is not")
def _(pdf):
    pdf.pages[1].ArtBox = Array([10, 10, 500, 800])


@letters(
    "a page of another size", "page-size-differs page-box-differs reference-missing postcode-missing content-unknown",
    "MediaBox is")
def _(pdf):
    pdf.pages[2].MediaBox = Array([0, 0, 420, 595])


@letters("boxes that begin elsewhere", "page-box-differs mark-unreadable", "MediaBox is not")
def _(pdf):
    box = [5, 5, 600.28, 846.89]
    for key in ("MediaBox", "BleedBox", "TrimBox"):
        pdf.pages[0][Name("/" + key)] = Array(box)


@letters("red", "colour-found content-unknown", "(rg)")
def _(pdf):
    pdf.pages[0].contents_add(b"1 0 0 rg 10 10 5 5 re f")


@letters("black of three inks", "colour-found content-unknown", "(rg)")
def _(pdf):
    pdf.pages[0].contents_add(b"0 0 0 rg 10 10 5 5 re f")


@letters("black of four inks", "colour-found content-unknown", "(k)")
def _(pdf):
    pdf.pages[0].contents_add(b"0 0 0 1 k 10 10 5 5 re f")


@letters("a picture in colour", "colour-found content-unknown", "an image")
def _(pdf):
    image = Stream(
        pdf, b"\x00\x00\xff\xff", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1, BitsPerComponent=8,
        ColorSpace=Name.DeviceCMYK,
    )
    name = pdf.pages[0].add_resource(image, Name.XObject)
    pdf.pages[0].contents_add(f"q 5 0 0 5 10 10 cm {name} Do Q".encode())


@letters("a colour with a profile", "colour-found content-unknown", "ICCBased")
def _(pdf):
    space = Array([Name.ICCBased, Stream(pdf, b"", N=3)])
    pdf.pages[0].Resources.ColorSpace = Dictionary(c=space)


@letters("a spot colour", "colour-found content-unknown", "Separation")
def _(pdf):
    tint = Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=[0], C1=[1])
    pdf.pages[0].Resources.ColorSpace = Dictionary(c=Array([Name.Separation, Name.Red, Name.DeviceGray, tint]))


@letters("colour in a form that pages share", "colour-found", "(K)")
def _(pdf):
    form = Stream(pdf, b"0 1 0 0 K", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 1, 1])
    for page in pdf.pages:
        page.add_resource(form, Name.XObject)


@letters("a line on a blank back", "ink-on-blank-page", "page 2")
def _(pdf):
    pdf.pages[1].Contents = Stream(pdf, b"0 g 100 100 200 1 re f")


@letters("a drawing on a blank back", "ink-on-blank-page letters-unreadable", "page 2")
def _(pdf):
    form = Stream(pdf, b"0 0 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
    name = pdf.pages[1].add_resource(form, Name.XObject)
    pdf.pages[1].Contents = Stream(pdf, f"{name} Do".encode())


@letters("white paint on a blank back", "ink-on-blank-page content-unknown", "page 2")
def _(pdf):
    pdf.pages[1].Contents = Stream(pdf, b"1 g 100 100 200 200 re f")


@letters("a font that is not there", "font-not-embedded", "font")
def _(pdf):
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    pdf.pages[0].add_resource(pdf.make_indirect(font), Name.Font)


@letters("a claim of PDF/X", "standard-claimed", "PDF/X")
def _(pdf):
    with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
        meta["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] = "PDF/X-4"


@letters("a claim of PDF/A", "standard-claimed", "PDF/A")
def _(pdf):
    with pdf.open_metadata(set_pikepdf_as_editor=False) as meta:
        meta["{http://www.aiim.org/pdfa/ns/id/}part"] = "2"


@letters("an old claim of PDF/X", "standard-claimed", "PDF/X")
def _(pdf):
    pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-3:2002"


@letters("an output intent that was not agreed", "standard-claimed", "output intent")
def _(pdf):
    intent = Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFX, OutputConditionIdentifier=String("X"))
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@letters("document parts that were not agreed", "standard-claimed", "document parts")
def _(pdf):
    pdf.Root.DPartRoot = pdf.make_indirect(Dictionary(Type=Name.DPartRoot))


@letters("content that is none", "letters-unreadable content-unknown", "cannot be told")
def _(pdf):
    pdf.pages[0].contents_add(b"?what is this")


# What stands in a batch, sealed again with the right key but where a copy did it.

def text_mode(*names):
    def change(delivery):
        for name in names:
            path = delivery / name
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    return change


for name in ("pieces.csv", "manifest.json", "SHA256SUMS", "SHA256SUMS.sig"):
    files(f"{name} copied in text mode", "line-ends-changed", "text mode")(text_mode(f"{FIRST}/{name}"))
files(
    "letters.pdf copied in text mode", "line-ends-changed checksum-differs file-bytes-differ file-digest-differs", "text mode"
)(text_mode(f"{FIRST}/letters.pdf"))
for name in ("order.json", "order.json.sig", "pull.csv"):
    files(f"{name} copied in text mode", "line-ends-changed", "text mode")(text_mode(name))
files("a batch copied in text mode", "line-ends-changed", "text mode")(
    text_mode(*(f"{FIRST}/{name}" for name in ("pieces.csv", "manifest.json", "SHA256SUMS", "SHA256SUMS.sig"))))


def manifest(name, says, *keys, value, codes=""):
    @files(name, "manifest-contradiction " + codes, says)
    def _(delivery):
        path = delivery / FIRST / "manifest.json"
        whole = read(path)
        part = whole
        for key in keys[:-1]:
            part = part[key]
        part[keys[-1]] = value
        write(path, whole)
        reseal(delivery, FIRST)


manifest("a mark beside the sheet", "lies on the sheet", "mark", "xMm", value=205)
manifest("a mark as large as a page", "lies on the sheet", "mark", "sizeMm", value=200)
manifest("a window over the fold", "above the first fold", "product", "envelope", "window", "heightMm", value=140)
manifest("a window of nothing", "above the first fold", "product", "envelope", "window", "widthMm", value=0)
manifest("a sheet as large as a table", "50 to 1000", "product", "sheet", "widthMm", value=1500,
         codes="page-box-differs page-size-differs mark-unreadable")
manifest("a bleed as large as a page", "0 to 20", "product", "bleedMm", value=200,
         codes="page-box-differs page-size-differs")
manifest("a letter of ten kilograms", "2000 grams", "pieceWeightGrams", value=9999)
manifest("a revision that is none", "Revisions", "batch", "revision", value=0)
manifest("fewer sheets than pieces", "999,999", "counts", "sheets", value=0, codes="count-differs order-differs")


# What stands beside the batches.

def order(change, name="order.json"):
    def apply(delivery):
        whole = read(delivery / name)
        change(whole)
        write(delivery / name, whole)
        sign(delivery / name)
    return apply


files("no order", "order-missing", "No order")(
    lambda delivery: [(delivery / name).unlink() for name in ("order.json", "order.json.sig")])
files("an order without a seal", "signature-missing", "vouches")(
    lambda delivery: (delivery / "order.json.sig").unlink())
files("an order that was changed", "signature-differs order-differs", "changed after sealing")(
    lambda delivery: write(delivery / "order.json", read(delivery / "order.json") | {"sender": "X"}))
files("an order with a stranger's seal", "signer-unknown", "list of signers")(
    lambda delivery: (subprocess.run(
        ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", PLACE / "stranger"], check=True),
        sign(delivery / "order.json", PLACE / "stranger")))
files("an order that is real mail, of batches that are tests", "order-differs", "batch.test")(
    order(lambda order: order.update(test=False)))
files("an order of another sender", "order-differs", "sender.name")(
    order(lambda order: order.update(sender="Somebody else")))
files("an order of another contract", "order-differs", "mailing.contractNumber")(
    order(lambda order: order["printers"][0].update(contractNumber="OTHER")))
files("an order with another last day", "order-differs", "mailing.mailBy")(
    order(lambda order: entries(order, "mailBy", "2026-12-24")))
files("an order with another class", "order-differs", "postage.class")(
    order(lambda order: entries(order, "postageClass", "world")))
files("an order of cards", "order-differs", "product.kind")(order(lambda order: entries(order, "kind", "card")))
files("an order of more pieces", "order-differs", "counts.pieces")(
    order(lambda order: entries(order, "pieces", order["batches"][0]["pieces"] + 1)))
files("an order of another digest", "order-differs", "another digest")(
    order(lambda order: entries(order, "checksumsSha256", "0" * 64)))
files("an order of a lot that it does not know", "order-contradiction order-differs", "lot that is not listed")(
    order(lambda order: entries(order, "lot", "2026-11-L99")))
files("an order whose sums are wrong", "order-contradiction", "totals")(
    order(lambda order: order["totals"][0].update(pieces=99)))
files("an order that names a lot more", "order-differs", "postage.lot")(
    order(lambda order: (entries(order, "lot", "2026-11-L01"), order["lots"].append({
        "id": "2026-11-L01", "printer": order["batches"][0]["printer"], "carrier": "X", "customerNumber": "X",
        "service": "X", "imprint": "X", "postageClass": order["batches"][0]["postageClass"],
        "batches": [order["batches"][0]["id"]], "pieces": order["batches"][0]["pieces"],
        "sheets": order["batches"][0]["sheets"]}))))


@files("a batch too few", "batch-missing", "is not here")
def _(delivery):
    shutil.rmtree(delivery / SECOND)


@files("a batch too many", "batch-foreign", "stands in no order")
def _(delivery):
    def without(order):
        del order["batches"][1]
        entries(order, "kind", "letter")
    order(without)(delivery)


@files("a batch under another name", "folder-name-differs batch-foreign batch-missing", "is called 2026-11-0099")
def _(delivery):
    (delivery / FIRST).rename(delivery / "2026-11-0099")


@files("two batches that changed places", "folder-name-differs order-differs", "is called")
def _(delivery):
    (delivery / FIRST).rename(delivery / "x")
    (delivery / SECOND).rename(delivery / FIRST)
    (delivery / "x").rename(delivery / SECOND)


@files("a batch that was sealed again", "order-differs", "another digest")
def _(delivery):
    kept = (delivery / "order.json").read_bytes()
    path = delivery / FIRST / "manifest.json"
    write(path, read(path) | {"maximumReprintPercent": 99})
    reseal(delivery, FIRST)
    (delivery / "order.json").write_bytes(kept)
    sign(delivery / "order.json")


@files("a link in a batch's place", "file-not-plain batch-missing", "link or a file")
def _(delivery):
    shutil.rmtree(delivery / SECOND)
    (delivery / SECOND).symlink_to(BASE / SECOND)


@files("a reprint's order of the same batch", "order-differs", "stands in order.json too")
def _(delivery):
    shutil.copy(delivery / "order.json", delivery / "order-2.json")
    sign(delivery / "order-2.json")


@files("a reprint's order of another run", "order-differs batch-missing", "another run")
def _(delivery):
    whole = read(delivery / "order.json") | {"run": "2026-12"}
    whole["batches"] = [batch | {"id": batch["id"].replace("2026-11", "2026-12")} for batch in whole["batches"]]
    for lot in whole["lots"]:
        lot["batches"] = ["2026-11-0001"]
    write(delivery / "order-2.json", whole)
    sign(delivery / "order-2.json")


@files("a reprint's order without its batch", "batch-missing", "order-2.json")
def _(delivery):
    whole = read(delivery / "order.json")
    whole["batches"] = [whole["batches"][0] | {"id": "2026-11-0012"}]
    entries(whole, "kind", "letter")
    write(delivery / "order-2.json", whole)
    sign(delivery / "order-2.json")


files("a pull list without a seal", "signature-missing", "pull.csv.sig")(
    lambda delivery: (delivery / "pull.csv.sig").unlink())


def pull(text):
    def change(delivery):
        (delivery / "pull.csv").write_text("batch_id,piece_id\n" + text)
        sign(delivery / "pull.csv")
    return change


@files("a pull list that was changed", "signature-differs", "pull.csv")
def _(delivery):
    (delivery / "pull.csv").write_text("batch_id,piece_id\n")


files("a pull list of another run", "pull-foreign", "stand in no order")(pull(f"2026-10-0001,{piece('2610A', 1, 1)}\n"))
files("a pull list with a piece that its batch does not have", "pull-foreign", "of no piece of batch")(
    pull(f"{FIRST},{piece('2611A', 1, 9999)}\n"))
files("a pull list that names a piece twice", "pull-order", "The rows must be in the order")(
    pull(f"{FIRST},{piece('2611A', 1, 1)}\n" * 2))
files("a pull list of one that is damaged", "pull-row", "a batch id and a piece id")(pull(f"{FIRST},2611A000100000\n"))
files("signers that came along", "file-unexpected", "no part of a delivery")(
    lambda delivery: (delivery / "signers").write_text("x\n"))
files("a copy that was cut off", "file-unexpected", "cut off")(
    lambda delivery: (delivery / ".2026-11-0009.partial").mkdir())
files("a seal of nothing", "file-unexpected", "no part")(
    lambda delivery: shutil.copy(delivery / "order.json.sig", delivery / "order-3.json.sig"))

answers = []
for number, (name, codes, says, change) in enumerate(LETTERS + FILES):
    delivery = PLACE / f"{number:03}"
    shutil.copytree(BASE, delivery, symlinks=True)
    if number < len(LETTERS):
        path = delivery / FIRST / "letters.pdf"
        with pikepdf.open(path, allow_overwriting_input=True) as pdf:
            change(pdf)
            pdf.save(path, deterministic_id=True)
        reseal(delivery, FIRST)
    else:
        change(delivery)
    answers.append({"name": name, "delivery": str(delivery), "codes": codes, "says": says})

# Behind a password nothing is read at all.
for name, user, codes in [
    ("pages that nobody may change", "", ["letters-encrypted", "content-unknown"]),
    ("pages behind a password", "y", ["letters-encrypted"]),
]:
    delivery = PLACE / name.replace(" ", "-")
    shutil.copytree(BASE, delivery)
    path = delivery / FIRST / "letters.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="x", user=user))
    reseal(delivery, FIRST)
    answers.append(
        {"name": name, "delivery": str(delivery), "codes": codes, "says": "ours never"})

# Right, though a batch of its order is not there: another printer has it.
delivery = PLACE / "elsewhere"
shutil.copytree(BASE, delivery)
shutil.rmtree(delivery / SECOND)


def share(order):
    order["printers"].append(order["printers"][0] | {"id": "andere-drukkerij"})
    order["batches"][1]["printer"] = "andere-drukkerij"
    order["printers"].sort(key=lambda printer: printer["id"])
    entries(order)


order(share)(delivery)
print(json.dumps(answers))

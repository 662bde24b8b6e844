# Prints every QR code and Data Matrix on the pages of a PDF: page, symbology and text, separated by tabs.
#
# pdftoppm hands over one grey picture after the other, so that nothing is written to the disk.
import subprocess
import sys

import zxingcpp

FORMATS = [zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.DataMatrix]

reader = subprocess.Popen(["pdftoppm", "-gray", "-r", "200", sys.argv[1]], stdout=subprocess.PIPE)
page = 0
while reader.stdout.readline() == b"P5\n":
    page += 1
    width, height = map(int, reader.stdout.readline().split())
    reader.stdout.readline()
    picture = memoryview(reader.stdout.read(width * height)).cast("B", (height, width))
    for code in zxingcpp.read_barcodes(picture, FORMATS):
        symbology = "qr" if code.format == zxingcpp.BarcodeFormat.QRCode else "datamatrix"
        print(page, symbology, code.text, sep="\t")
print(page, "pages", "", sep="\t")
sys.exit(reader.wait())

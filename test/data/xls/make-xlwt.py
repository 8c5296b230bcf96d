"""Writes never-worked-out.xls and never-worked-out.xlsx with xlwt 1.3.0 and XlsxWriter 3.0.2."""
import xlsxwriter
import xlwt

names = ["id", "score", "double", "x"]

book = xlwt.Workbook()
sheet = book.add_sheet("A")
for column, name in enumerate(names):
    sheet.write(0, column, name)
for row in range(1, 6):
    sheet.write(row, 0, row)
    sheet.write(row, 1, row * 10)
    sheet.write(row, 2, xlwt.Formula(f"B{row + 1}*2"))
    sheet.write(row, 3, row)
sheet.row(3).hidden = True
sheet.col(3).hidden = True
hidden = book.add_sheet("H")
hidden.write(0, 0, "a")
hidden.write(1, 0, 1)
hidden.visibility = 1
book.save("never-worked-out.xls")

book = xlsxwriter.Workbook("never-worked-out.xlsx")
sheet = book.add_worksheet("A")
sheet.write_row(0, 0, names)
for row in range(1, 6):
    sheet.write_row(row, 0, [row, row * 10])
    sheet.write_formula(row, 2, f"=B{row + 1}*2")
    sheet.write(row, 3, row)
book.close()

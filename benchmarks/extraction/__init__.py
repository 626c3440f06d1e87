"""How much of the tables of a PDF is read right, where every cell is known, and what other readers make of the same files.

    python -m benchmarks.extraction [NAME ...] [--no-peers] [--misses] [--check]

The truth is the manuscript that a fixture was printed from (by ReportLab, LibreOffice, Chromium; `fixtures/bentuk` holds a file
for each layout that misleads readers), or the Word file beside
a PDF (`../shared/seed`, where it is at hand). The peers are pdfplumber with its own defaults, camelot (lattice) and PyMuPDF,
each where it is installed (`pip install camelot-py pymupdf`); the program needs none of them.

How a reader is scored (`scoring`), the same for all:

1. It gives the tables of each page, as rows of texts. Each goes to the known table with which it shares most of its texts;
   one that shares fewer than a quarter goes to none and is `extra` (a contents page or a box taken for a table).
2. What went to one known table is put together in reading order, without the header rows that a page repeats: nobody
   loses by not joining pages. `whole` counts the tables that the reader gave as one.
3. Columns are paired in order so that most texts agree, then rows; nothing is paired twice. A cell is right when the cell of
   its row and its column has its text, blanks and line breaks left out (a narrow cell breaks words and numbers). Cells
   with text count; a cell that should be empty and is not counts as one more that is wrong.
4. A header is right when each column has its header texts from top to bottom, merged ones over all their columns. Peers do
   not say which rows are header: they are given the number of rows; a cell that is none belongs to the one it is merged with.

`--check` ends with 1 where a bar is missed: 99.5 % of numeric cells, 97 % of all, and no peer better in any file.
"""

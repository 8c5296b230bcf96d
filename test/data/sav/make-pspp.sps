* Writes SPSS files with GNU PSPP. Run in this folder: pspp make-pspp.sps
* Made with PSPP 1.6.2.
DATA LIST LIST (";") /id (F4.0) weight (F8.2) born (DATE11) seen (DATETIME23.2) took (TIME11.2) month (MONTH9) name (A8) place (A30) essay (A300) code (A2).
BEGIN DATA
1;70.25;03-FEB-1948;01-MAR-2020 13:45:30.25;01:02:03.5;JANUARY;Ann;Köln am Rhein;first;f
2;-99;15-OCT-1582;31-DEC-1999 23:59:59;23:59:59.99;DECEMBER;Bob;;second;m
3;.;.;.;.;.;;Wien;;x
4;98.5;29-FEB-2000;14-OCT-2001 00:00:00;100:00:00;MAY;Øystein;São Paulo;third;
END DATA.
COMPUTE essay = CONCAT(RPAD("", 260, "e"), essay).
IF id = 3 essay = "".
COMPUTE tiny = weight / 1000000.
COMPUTE big = 10 ** 300 * id.
VARIABLE LABELS id "Person" /weight "Body weight (kg)" /place "Place of birth".
VALUE LABELS code "f" "female" "m" "male" /id 1 "one" 2 "two" /month 1 "first month".
ADD VALUE LABELS place "Wien" "Vienna".
MISSING VALUES weight (LO THRU -1, 98.5) /id (3, 4) /code ("x").
MISSING VALUES big (2E300 THRU HI).
VARIABLE LEVEL id (NOMINAL) /weight (SCALE) /month (ORDINAL).
FILE LABEL A file that PSPP wrote.
DOCUMENT Two lines of documentation
that readers have to pass over.
SAVE OUTFILE="pspp-bytes.sav" /COMPRESSED.
SAVE OUTFILE="pspp-plain.sav" /UNCOMPRESSED.
SAVE OUTFILE="pspp-zlib.zsav" /ZCOMPRESSED.

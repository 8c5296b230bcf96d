* Writes SPSS portable files with GNU PSPP. Run in this folder: pspp make-pspp.sps
* Made with PSPP 1.6.2.
GET FILE="../sav/pspp-plain.sav".
RENAME VARIABLES (weight = kilos).
STRING town (A12).
COMPUTE town = CONCAT("Wien ", code).
MISSING VALUES big () /month (4 THRU 6).
EXPORT OUTFILE="pspp.por" /KEEP=id kilos born seen took month town code tiny big.
EXPORT OUTFILE="pspp-tape.por" /TYPE=TAPE /DIGITS=6 /KEEP=id kilos code tiny.

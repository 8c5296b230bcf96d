# What R's haven reads from the SPSS portable files in this folder, as JSON: the standard our own reader is held to.
# haven cannot read those that PSPP writes; PSPP itself makes .sav files of them.
# Run in this folder: Rscript dump.R
source("../describe-spss.R")

for (file in sort(list.files(pattern = "\\.por$"))) {
  if (startsWith(file, "pspp")) {
    sav <- tempfile(fileext = ".sav")
    system2("pspp", "-", input = sprintf(c("IMPORT FILE='%s'.", "SAVE OUTFILE='%s' /UNCOMPRESSED."), c(file, sav)), env = "LC_ALL=C.UTF-8")
    data <- read_sav(sav, user_na = TRUE)
  } else {
    data <- read_por(file, user_na = TRUE)
  }
  write_expected(data, file)
}

# What R's haven reads from the SAS files in this folder (those of .gz unpacked, with the catalogs beside them), as JSON:
# the standard our own reader is held to. R 4.2.2, haven 2.5.1. Run in this folder: Rscript dump.R
source("../describe-tagged.R")

unpacked <- function(file) {
  path <- file.path(tempdir(), sub("\\.gz$", "", file))
  con <- gzfile(file, "rb"); bytes <- readBin(con, "raw", 1e7); close(con)
  writeBin(bytes, path)
  path
}
for (file in sort(list.files(pattern = "\\.(xpt|sas7bdat)(\\.gz)?$"))) {
  catalog <- sub("sas7bdat", "sas7bcat", file)
  data <- if (grepl("xpt", file)) read_xpt(unpacked(file))
    else read_sas(unpacked(file), if (catalog != file && file.exists(catalog)) unpacked(catalog))
  write_expected(data, sub("\\.gz$", "", file), toupper)
}

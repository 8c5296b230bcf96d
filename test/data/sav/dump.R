# What R's haven reads from the SPSS files in this folder, as JSON: the standard our own reader is held to.
# Run in this folder: Rscript dump.R
source("../describe-spss.R")

for (file in sort(list.files(pattern = "\\.z?sav$"))) write_expected(read_sav(file, user_na = TRUE), file)

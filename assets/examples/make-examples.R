# Makes the sample data sets that ship with Crosslevel, as SPSS files: hsb.sav, sleepstudy.sav, growth.sav.
# Run in this folder: Rscript make-examples.R
# Sources and licences: SOURCES.md. Made with R 4.2.2, haven 2.5.1, nlme 3.1-162, lme4 1.1-31, mlmRev 1.0-8.
library(haven)

variable <- function(values, label, format, measure, labels = NULL) {
  values <- as.numeric(values)
  column <- if (is.null(labels)) structure(values, label = label) else labelled(values, labels, label)
  structure(column, format.spss = format, measure = measure)
}

# haven writes every number as a scale variable; the level of measurement stands in record 7, subtype 11, as the first of
# three integers a variable (PSPP Developers Guide, "Variable Display Parameter Record").
set_measures <- function(path, measures) {
  codes <- c(unknown = 0L, nominal = 1L, ordinal = 2L, scale = 3L)
  bytes <- readBin(path, "raw", file.size(path))
  n <- length(measures)
  head <- writeBin(c(7L, 11L, 4L, 3L * n), raw(), endian = "little")
  starts <- which(bytes[seq_len(length(bytes) - length(head) + 1)] == head[1])
  at <- Filter(function(s) identical(bytes[s + seq_along(head) - 1], head), starts)
  stopifnot(length(at) == 1)
  for (i in seq_len(n)) {
    place <- at + length(head) + (i - 1) * 12
    bytes[place + 0:3] <- writeBin(codes[[measures[[i]]]], raw(), endian = "little")
  }
  writeBin(bytes, path)
}

# The time of writing would make a new file of the same data each time.
set_time <- function(path) {
  bytes <- readBin(path, "raw", file.size(path))
  bytes[92 + 1:17] <- charToRaw("01 Jan 2600:00:00")
  writeBin(bytes, path)
}

write_example <- function(data, path) {
  write_sav(data, path, compress = "byte")
  set_measures(path, vapply(data, attr, "", "measure"))
  set_time(path)
}

yes_no <- c(No = 0, Yes = 1)
text <- function(x) as.character(x)

# High School and Beyond: students joined with their schools.
students <- as.data.frame(nlme::MathAchieve)
schools <- as.data.frame(nlme::MathAchSchool)
own <- schools[match(text(students$School), text(schools$School)), ]
hsb <- data.frame(
  school = variable(text(students$School), "School", "F4.0", "nominal"),
  minority = variable(students$Minority == "Yes", "Minority", "F1.0", "nominal", yes_no),
  female = variable(students$Sex == "Female", "Gender", "F1.0", "nominal", c(Male = 0, Female = 1)),
  ses = variable(students$SES, "Socioeconomic status", "F8.3", "scale"),
  mathach = variable(students$MathAch, "Mathematics achievement", "F8.3", "scale"),
  size = variable(own$Size, "School enrollment", "F5.0", "scale"),
  sector = variable(own$Sector == "Catholic", "Sector", "F1.0", "nominal", c(Public = 0, Catholic = 1)),
  pracad = variable(own$PRACAD, "Proportion of students on the academic track", "F5.2", "scale"),
  disclim = variable(own$DISCLIM, "Disciplinary climate", "F8.3", "scale"),
  himinty = variable(text(own$HIMINTY), "Minority enrollment above 40%", "F1.0", "nominal", yes_no),
  meanses = variable(own$MEANSES, "School mean SES", "F8.3", "scale")
)
stopifnot(nrow(hsb) == 7185, length(unique(hsb$school)) == 160, !anyNA(hsb))
write_example(hsb, "hsb.sav")

# Reaction times under sleep deprivation: occasions in subjects.
sleep <- lme4::sleepstudy
write_example(
  data.frame(
    Reaction = variable(sleep$Reaction, "Reaction time (ms)", "F9.4", "scale"),
    Days = variable(sleep$Days, "Days of sleep deprivation", "F2.0", "scale"),
    Subject = variable(text(sleep$Subject), "Subject", "F4.0", "nominal")
  ),
  "sleepstudy.sav"
)

# Growth in mathematics: occasions in children in schools.
growth <- mlmRev::egsingle
write_example(
  data.frame(
    schoolid = variable(text(growth$schoolid), "School", "F4.0", "nominal"),
    childid = variable(text(growth$childid), "Child", "F9.0", "nominal"),
    year = variable(growth$year, "Year of the study (centered)", "F5.1", "scale"),
    grade = variable(growth$grade, "Grade", "F2.0", "scale"),
    math = variable(growth$math, "Mathematics score", "F8.3", "scale"),
    female = variable(growth$female == "Female", "Gender", "F1.0", "nominal", c(Male = 0, Female = 1)),
    black = variable(text(growth$black), "African American", "F1.0", "nominal", yes_no),
    hispanic = variable(text(growth$hispanic), "Hispanic", "F1.0", "nominal", yes_no),
    size = variable(growth$size, "School enrollment", "F5.0", "scale"),
    lowinc = variable(growth$lowinc, "Students from low-income families (%)", "F6.1", "scale"),
    mobility = variable(growth$mobility, "Students who move during the year (%)", "F6.1", "scale")
  ),
  "growth.sav"
)

# Golden values of robust standard errors where crossed factors lie in one that encloses them all: Rscript test/golden/robust-crossed.R
# clubSandwich with lme4: pupils crossed with teachers in schools.
suppressMessages({library(lme4); library(clubSandwich); library(jsonlite)})
here <- "test/golden/data"
set.seed(21)
taught <- do.call(rbind, lapply(1:15, function(s) {
  pupils <- sample(6:11, 1); teachers <- sample(3:4, 1)
  d <- expand.grid(pupil = 1:pupils, teacher = 1:teachers); d <- d[runif(nrow(d)) < 0.8, ]
  pupil <- rnorm(pupils, 0, 1); slope <- rnorm(teachers, 0, 0.4); teacher <- rnorm(teachers, 0, 0.7)
  d$x <- round(rnorm(nrow(d)), 2); d$size <- round(10 + s / 3 + sin(s), 1); d$w <- round(runif(nrow(d), 0.4, 3), 2)
  d$y <- round(3 + 0.4 * d$x + 0.1 * d$size + rnorm(1, 0, 0.6) + pupil[d$pupil] + teacher[d$teacher] + slope[d$teacher] * d$x + rnorm(nrow(d)) * (1 + 0.3 * abs(d$x)), 3)
  data.frame(school = sprintf("s%02d", s), pupil = sprintf("p%02d", d$pupil), teacher = sprintf("t%d", d$teacher), d[c("x", "size", "w", "y")])
}))
taught <- taught[sample(nrow(taught)), ]
write.csv(taught, file.path(here, "taught.csv"), row.names = FALSE)
term <- function(name) list(variables = list(list(name = name))); one <- list(variables = list())
entry <- function(group, ...) list(group = I(group), terms = list(...))
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e5, rhobeg = 0.02, rhoend = 1e-10), check.conv.singular = "ignore")
case <- function(name, f, random) {
  m <- lmer(f, taught, control = tight); v <- vcovCR(m, cluster = taught$school, type = "CR2"); t <- coef_test(m, v, test = "Satterthwaite")
  v0 <- vcovCR(m, cluster = taught$school, type = "CR0"); t0 <- coef_test(m, v0, test = "Satterthwaite")
  list(name = name, formula = gsub(" +", " ", paste(deparse(f), collapse = " ")), data = "taught", model = list(outcome = "y", fixed = list(one, term("x"), term("size")), random = random),
    expected = list(se = I(t$SE), df = I(t$df_Satt), cr0 = I(t0$SE), cr0Df = I(t0$df_Satt)))
}
cases <- list(
  case("pupils crossed with teachers in schools", y ~ x + size + (1 | school:pupil) + (x | school:teacher) + (1 | school), list(entry(c("school", "pupil"), one), entry(c("school", "teacher"), one, term("x")), entry("school", one))),
  case("a slope of the schools, too", y ~ x + size + (1 | school:pupil) + (1 | school:teacher) + (x | school), list(entry(c("school", "pupil"), one), entry(c("school", "teacher"), one), entry("school", one, term("x"))))
)
versions <- sapply(c("lme4", "clubSandwich"), function(p) as.character(packageVersion(p)))
write(toJSON(list(source = paste(R.version.string, paste(names(versions), versions, collapse = ", "), sep = "; "), cases = cases), auto_unbox = TRUE, digits = NA), "test/golden/robust-crossed.json")

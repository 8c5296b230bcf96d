# Golden values of tests of the fixed part: Rscript test/golden/hypotheses.R, after linear-mixed.R and residual-structures.R,
# whose data it reads. CR2 and CR0 with their degrees of freedom and HTZ tests by clubSandwich; type III tests and contrasts with
# Satterthwaite's and Kenward and Roger's degrees of freedom by lmerTest (pbkrtest); chi-square tests by their formula.
suppressMessages({library(lme4); library(lmerTest); library(clubSandwich); library(pbkrtest); library(jsonlite)})
here <- "test/golden/data"
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e5, rhobeg = 0.02, rhoend = 1e-10), check.conv.singular = "ignore", check.rankX = "message+drop.cols")
read <- function(name) read.csv(file.path(here, paste0(name, ".csv")), stringsAsFactors = FALSE)
hsb <- within(read("hsb"), cses <- ses - ave(ses, school))
made <- within(read("made"), {year0 <- year - 2004; kind <- factor(kind)})
orthodont <- within(read("orthodont"), {age11 <- age - 11; sex <- factor(sex)})
oxide <- within(read("oxide"), {source <- factor(source); site <- factor(site)})
pastes <- within(read("pastes"), cask <- factor(cask))
waves <- within(read("waves"), {arm <- factor(arm); period <- factor(wave)})
sleepstudy <- read("sleepstudy"); dyestuff2 <- read("dyestuff2")
# No rows in one combination of the two: a coefficient of their product is aliased.
gaps <- subset(within(waves, size <- factor(ifelse(w < 1.3, "low", ifelse(w < 2.2, "mid", "top")))), !(arm == "treated" & size == "mid"))
gaps <- gaps[, c("student", "school", "wave", "arm", "size", "y")]
write.csv(gaps, file.path(here, "gaps.csv"), row.names = FALSE)

v <- function(name, ...) list(name = name, ...)
kind_of <- function(name, ...) v(name, type = "categorical", ...)
term <- function(...) list(variables = list(...))
one <- list(variables = list())
entry <- function(group, ...) list(group = group, terms = list(...))
model <- function(outcome, fixed, random, method = "REML") list(outcome = outcome, fixed = fixed, random = random, estimation = list(method = method))

joint <- function(f) list(statistic = unname(f[["F value"]]), df = I(c(f[["NumDF"]], f[["DenDF"]])), p = unname(f[["Pr(>F)"]]))
public_names <- c(age11 = "age", year0 = "year", period = "wave")
tests <- function(m, ddf) {
  a <- anova(m, type = 3, ddf = ddf); names <- rownames(a)
  for (own in names(public_names)) names <- gsub(own, public_names[[own]], names)
  setNames(lapply(seq_len(nrow(a)), function(i) joint(a[i, ])), names)
}
# `rows`: coefficients by name, as in the public form; `values`: what the rows are tested against.
tested <- function(m, v, v0, rows, names, values, kr) {
  L <- matrix(0, length(rows), length(fixef(m)))
  for (i in seq_along(rows)) L[i, match(names(rows[[i]]), names)] <- unlist(rows[[i]])
  stopifnot(!anyNA(match(unlist(lapply(rows, names)), names)))
  d <- L %*% fixef(m) - values
  wald <- function(V) as.numeric(t(d) %*% solve(L %*% as.matrix(V) %*% t(L), d))
  chisq <- wald(vcov(m)); q <- nrow(L)
  # Wald_test knows no right-hand side: its degrees of freedom, with the statistic for these values.
  htz <- function(v) { d2 <- as.data.frame(Wald_test(m, constraints = L, vcov = v, test = "HTZ"))$df_denom; f <- wald(v) / q * d2 / (d2 + q - 1); list(statistic = f, df = I(c(q, d2)), p = pf(f, q, d2, lower.tail = FALSE)) }
  single <- linear_contrast(m, v, L); plain <- linear_contrast(m, v0, L)
  out <- list(satterthwaite = joint(contestMD(m, L, rhs = values)),
    chiSquare = list(statistic = chisq, df = I(q), p = pchisq(chisq, q, lower.tail = FALSE)),
    cr2 = htz(v), cr0 = htz(v0),
    rows = list(estimate = I(as.numeric(L %*% fixef(m))), se = I(sqrt(diag(L %*% as.matrix(vcov(m)) %*% t(L)))), cr2Se = I(single$SE), cr2Df = I(single$df), cr0Se = I(plain$SE), cr0Df = I(plain$df)))
  if (kr) out$kenwardRoger <- joint(contestMD(m, L, rhs = values, ddf = "Kenward-Roger"))
  out
}
hypothesis <- function(name, ..., values = NULL) list(name = name, rows = list(...), values = values)
case <- function(name, data, formula, d, model, names, hypotheses = list(), terms = TRUE, kr = TRUE, reml = TRUE) {
  m <- suppressMessages(lmer(formula, d, REML = reml, control = tight))
  v <- vcovCR(m, type = "CR2"); v0 <- vcovCR(m, type = "CR0")
  clustered <- function(v) { s <- coef_test(m, v, test = "Satterthwaite"); list(se = I(s$SE), df = I(s$df_Satt), p = I(s$p_Satt)) }
  kr <- kr && reml && nobs(m) < 1000
  expected <- list(estimate = I(unname(fixef(m))), cr2 = clustered(v), cr0 = clustered(v0))
  if (terms) { expected$terms <- tests(m, "Satterthwaite"); if (kr) expected$termsKenwardRoger <- tests(m, "Kenward-Roger") }
  expected$hypotheses <- lapply(hypotheses, function(h) tested(m, v, v0, h$rows, names, if (is.null(h$values)) rep(0, length(h$rows)) else h$values, kr))
  public <- lapply(hypotheses, function(h) list(name = h$name, rows = lapply(seq_along(h$rows), function(i) c(list(weights = h$rows[[i]]), if (!is.null(h$values)) list(value = h$values[i])))))
  list(name = name, formula = paste(deparse(formula), collapse = " "), data = data, model = model, names = I(names), hypotheses = public, expected = expected)
}
cses <- v("ses", center = "group", by = "school"); year0 <- v("year", center = 2004); age11 <- v("age", center = 11)
kinds <- c("kind[beta]", "kind[delta]", "kind[gamma]")
kind_year <- function(coding) list(one, term(kind_of("kind", coding = coding)), term(year0), term(v("climate")), term(kind_of("kind", coding = coding), year0))
kind_names <- c("(Intercept)", kinds, "year", "climate", paste0(kinds, ":year"))
cases <- list(
  case("hsb: intercepts and slopes as outcomes", "hsb", mathach ~ (meanses + sector) * cses + (cses | school), hsb,
    model("mathach", list(one, term(v("meanses")), term(v("sector")), term(cses), term(v("meanses"), cses), term(v("sector"), cses)), list(entry("school", one, term(cses)))),
    c("(Intercept)", "meanses", "sector", "ses", "meanses:ses", "sector:ses"),
    list(hypothesis("Slopes do not depend on schools", list(`meanses:ses` = 1), list(`sector:ses` = 1)), hypothesis("Catholic slope is 1", list(ses = 1, `sector:ses` = 1), values = 1)), terms = FALSE),
  case("sleepstudy: quadratic", "sleepstudy", Reaction ~ Days + I(Days^2) + (Days | Subject), sleepstudy,
    model("Reaction", list(one, term(v("Days")), term(v("Days", power = 2))), list(entry("Subject", one, term(v("Days"))))), c("(Intercept)", "Days", "Days^2"),
    list(hypothesis("No growth", list(Days = 1), list(`Days^2` = 1)), hypothesis("300 on day 5, 10 a day", list(`(Intercept)` = 1, Days = 5, `Days^2` = 25), list(Days = 1, `Days^2` = 10), values = c(300, 10))), terms = FALSE),
  case("orthodont: category and number", "orthodont", distance ~ age11 * sex + (age11 | subject), orthodont,
    model("distance", list(one, term(age11), term(v("sex")), term(age11, v("sex"))), list(entry("subject", one, term(age11)))), c("(Intercept)", "age", "sex[Male]", "age:sex[Male]"),
    list(hypothesis("Sexes are alike", list(`sex[Male]` = 1), list(`age:sex[Male]` = 1)))),
  case("made: four categories by a number", "made", score ~ kind * year0 + climate + (1 | unit), made,
    model("score", kind_year("dummy"), list(entry("unit", one))), c("(Intercept)", kinds, "year", "climate", paste0(kinds, ":year")),
    list(hypothesis("Kinds are alike", list(`kind[beta]` = 1), list(`kind[delta]` = 1), list(`kind[gamma]` = 1)), hypothesis("Beta is the mean of the others", list(`kind[beta]` = 3, `kind[delta]` = -1, `kind[gamma]` = -1)),
      hypothesis("All slopes are 1", list(year = 1), list(year = 1, `kind[beta]:year` = 1), list(year = 1, `kind[delta]:year` = 1), list(year = 1, `kind[gamma]:year` = 1), values = rep(1, 4)))),
  case("made: four categories by a number, ML", "made", score ~ kind * year0 + climate + (year0 | unit), made,
    model("score", kind_year("dummy"), list(entry("unit", one, term(year0))), "ML"), c("(Intercept)", kinds, "year", "climate", paste0(kinds, ":year")),
    list(hypothesis("Kinds are alike", list(`kind[beta]` = 1), list(`kind[delta]` = 1), list(`kind[gamma]` = 1))), reml = FALSE),
  case("made: no intercept", "made", score ~ 0 + kind + year0 + (1 | unit), made,
    model("score", list(term(v("kind")), term(year0)), list(entry("unit", one))), c("kind[alpha]", kinds, "year"),
    list(hypothesis("Beta and delta", list(`kind[beta]` = 1, `kind[delta]` = -1))), terms = FALSE),
  case("oxide: three levels, two categories", "oxide", thickness ~ source * site + (1 | lot/wafer), oxide,
    model("thickness", list(one, term(kind_of("source")), term(kind_of("site")), term(kind_of("source"), kind_of("site"))), list(entry(c("lot", "wafer"), one), entry("lot", one))),
    c("(Intercept)", "source[2]", "site[2]", "site[3]", "source[2]:site[2]", "source[2]:site[3]"),
    list(hypothesis("Sites are alike in source 2", list(`site[2]` = 1, `source[2]:site[2]` = 1), list(`site[3]` = 1, `source[2]:site[3]` = 1)))),
  case("pastes: three levels", "pastes", strength ~ cask + (1 | batch/cask), pastes,
    model("strength", list(one, term(v("cask"))), list(entry(c("batch", "cask"), one), entry("batch", one))), c("(Intercept)", "cask[b]", "cask[c]"),
    list(hypothesis("Casks are alike", list(`cask[b]` = 1), list(`cask[c]` = 1)))),
  case("waves: three levels, unequal units", "waves", y ~ wave + x + arm + (wave | student) + (1 | school), waves,
    model("y", list(one, term(v("wave")), term(v("x")), term(v("arm"))), list(entry("student", one, term(v("wave"))), entry("school", one))), c("(Intercept)", "wave", "x", "arm[treated]"),
    list(hypothesis("Nothing matters", list(wave = 1), list(x = 1), list(`arm[treated]` = 1)))),
  case("waves: two categories", "waves", y ~ arm * period + (1 | student) + (1 | school), waves,
    model("y", list(one, term(v("arm")), term(kind_of("wave")), term(v("arm"), kind_of("wave"))), list(entry("student", one), entry("school", one))),
    c("(Intercept)", "arm[treated]", sprintf("wave[%d]", 2:6), sprintf("arm[treated]:wave[%d]", 2:6)),
    list(hypothesis("Arms differ neither at first nor in the second wave", list(`arm[treated]` = 1), list(`arm[treated]:wave[2]` = 1)))),
  case("dyestuff2: no variance between units", "dyestuff2", yield ~ 1 + (1 | batch), dyestuff2, model("yield", list(one), list(entry("batch", one))), "(Intercept)", terms = FALSE, kr = FALSE),
  case("gaps: an empty combination", "gaps", y ~ arm * size + wave + (1 | school), within(gaps, arm <- factor(arm)),
    model("y", list(one, term(v("arm")), term(v("size")), term(v("wave")), term(v("arm"), v("size"))), list(entry("school", one))),
    c("(Intercept)", "arm[treated]", "size[mid]", "size[top]", "wave", "arm[treated]:size[top]"))
)
# The same tests in another coding: hypotheses about categories do not depend on it.
for (coding in c("effect", "helmert", "polynomial")) {
  again <- cases[[4]]; again$name <- paste("made: four categories by a number,", coding, "coding")
  again$model$fixed <- kind_year(coding); again$hypotheses <- list(); again$expected$hypotheses <- list(); again$expected$cr2 <- NULL; again$expected$cr0 <- NULL; again$expected$estimate <- NULL; again$names <- NULL
  cases[[length(cases) + 1]] <- again
}
versions <- sapply(c("lme4", "lmerTest", "pbkrtest", "clubSandwich"), function(p) as.character(packageVersion(p)))
write(toJSON(list(source = paste(R.version.string, paste(names(versions), versions, collapse = ", "), sep = "; "), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/hypotheses.json")

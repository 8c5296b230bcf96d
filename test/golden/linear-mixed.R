# Golden values of linear mixed models: Rscript test/golden/linear-mixed.R
# Writes linear-mixed.json and the data sets it uses. lme4 and lmerTest for estimates and Satterthwaite's df, pbkrtest
# for Kenward and Roger's, clubSandwich for CR0; what no package prints (HLM's tests, reliabilities, standard errors of variances) by the formula, in plain R.
suppressMessages({library(lme4); library(lmerTest); library(clubSandwich); library(pbkrtest); library(numDeriv); library(nlme); library(jsonlite)})
here <- "test/golden/data"
tight <- lmerControl(optimizer = "bobyqa", optCtrl = list(maxfun = 1e5, rhobeg = 0.02, rhoend = 1e-10), check.conv.singular = "ignore")

# ── data sets that the packages bring, and two with designs of our own
school <- subset(as.data.frame(MathAchSchool), select = c(School, Size, Sector, MEANSES))
hsb <- merge(as.data.frame(MathAchieve)[, c("School", "Minority", "Sex", "SES", "MathAch")], school, by = "School")
hsb <- with(hsb, data.frame(school = as.integer(as.character(School)), minority = as.integer(Minority == "Yes"),
  female = as.integer(Sex == "Female"), ses = SES, mathach = MathAch, size = Size, sector = as.integer(Sector == "Catholic"), meanses = MEANSES))
hsb <- hsb[order(hsb$school), ]
orthodont <- with(as.data.frame(Orthodont), data.frame(distance, age, subject = as.character(Subject), sex = as.character(Sex)))
oxide <- with(as.data.frame(Oxide), data.frame(source = as.character(Source), lot = as.character(Lot), wafer = as.character(Wafer), site = as.character(Site), thickness = Thickness))
pupils <- with(as.data.frame(bdf), data.frame(school = as.integer(as.character(schoolNR)), iq = IQ.verb, language = langPOST))
dyestuff2 <- with(Dyestuff2, data.frame(batch = as.character(Batch), yield = Yield))
set.seed(20261120)
made <- local({
  n <- sample(1:14, 40, TRUE); unit <- rep(seq_along(n), n); N <- length(unit)
  d <- data.frame(unit = sprintf("u%02d", unit), year = 2000 + sample(0:9, N, TRUE), dose = round(rnorm(N, 50, 12), 1),
    kind = sample(c("alpha", "beta", "gamma", "delta"), N, TRUE), climate = round(rnorm(40), 2)[unit])
  u <- matrix(rnorm(80), 40) %*% chol(matrix(c(4, 0.5, 0.5, 0.09), 2))
  d$score <- round(1e5 + 3 * (d$kind == "beta") - 2 * (d$kind == "gamma") + (0.4 + u[unit, 2]) * (d$year - 2004.5) + 0.05 * d$dose + u[unit, 1] + rnorm(N, 0, 2), 3)
  d$dose[sample(N, 15)] <- NA; d$score[sample(N, 4)] <- NA; d$year[d$unit == "u07"] <- NA
  d[sample(N), ]
})
write_data <- function(d, name) write.csv(d, file.path(here, paste0(name, ".csv")), row.names = FALSE, na = "")
write_data(hsb, "hsb"); write_data(sleepstudy, "sleepstudy"); write_data(orthodont, "orthodont"); write_data(oxide, "oxide"); write_data(pupils, "bdf")
write_data(dyestuff2, "dyestuff2"); write_data(Pastes[, 1:3], "pastes"); write_data(made, "made"); write_data(Penicillin, "penicillin")
# Pupils in schools, rated by teachers who teach in several schools; items rated by all: mixtures of nested and crossed.
set.seed(7)
mixed <- local({
  d <- data.frame(pupil = sprintf("p%03d", sample(1:120, 700, TRUE)), teacher = sample(LETTERS[1:14], 700, TRUE), item = sample(1:6, 700, TRUE), x = round(rnorm(700), 3))
  d$school <- sprintf("s%02d", as.integer(substr(d$pupil, 2, 4)) %% 11)
  effect <- function(n, s) rnorm(n, 0, s)
  p <- effect(120, 1); t0 <- effect(14, 0.8); t1 <- effect(14, 0.5); i <- effect(6, 0.6); s <- effect(11, 0.7)
  d$y <- round(10 + (0.4 + t1[match(d$teacher, LETTERS)]) * d$x + p[as.integer(substr(d$pupil, 2, 4))] + t0[match(d$teacher, LETTERS)] + i[d$item] + s[match(d$school, sort(unique(d$school)))] + rnorm(700), 3)
  d
})
write_data(mixed, "mixed")
# Occasions in pupils in classes (numbered anew in every school) in schools; tutors who help pupils of all schools.
set.seed(20261121)
learning <- local({
  class <- do.call(rbind, lapply(1:11, function(s) data.frame(school = sprintf("s%02d", s), class = seq_len(sample(2:4, 1)))))
  pupil <- do.call(rbind, lapply(seq_len(nrow(class)), function(c) class[rep(c, sample(3:8, 1)), ])); pupil$pupil <- sprintf("p%03d", sample(nrow(pupil)))
  d <- do.call(rbind, lapply(seq_len(nrow(pupil)), function(p) { n <- sample(2:6, 1); cbind(pupil[rep(p, n), ], time = sort(sample(0:6, n))) }))
  d$tutor <- sprintf("t%d", sample(1:9, nrow(d), TRUE)); room <- interaction(d$school, d$class, drop = TRUE); track <- sample(0:1, nlevels(room), TRUE); d$track <- track[room]
  effect <- function(f, sd) { f <- factor(f); rnorm(nlevels(f), 0, sd)[f] }
  d$y <- round(20 + (1.2 + effect(d$pupil, 0.25) + effect(d$school, 0.2)) * d$time + 0.8 * d$track + effect(d$pupil, 1.5) + effect(room, 0.9) + effect(d$school, 1.1) + effect(d$tutor, 0.7) + rnorm(nrow(d)), 3)
  d[sample(nrow(d)), c("school", "class", "pupil", "tutor", "time", "track", "y")]
})
rownames(learning) <- NULL
write_data(learning, "learning"); learning$room <- interaction(learning$school, learning$class, drop = TRUE)

# ── what is compared
by_formula <- function(m, chi) {
  # HLM's chi-square tests and reliabilities for the one grouping factor of m.
  z <- as.matrix(getME(m, "mmList")[[1]]); x <- getME(m, "X"); g <- getME(m, "flist")[[1]]
  e <- getME(m, "y") - x %*% fixef(m); s2 <- sigma(m)^2; tau <- as.matrix(VarCorr(m)[[1]]); q <- ncol(z)
  units <- Filter(function(i) qr(z[i, , drop = FALSE])$rank == q, split(seq_along(g), g))
  own <- lapply(units, function(i) { a <- crossprod(z[i, , drop = FALSE]); list(b = solve(a, crossprod(z[i, , drop = FALSE], e[i])), v = s2 * diag(solve(a))) })
  chisq <- sapply(seq_len(q), function(k) sum(sapply(own, function(o) o$b[k]^2 / o$v[k])))
  df <- length(units) - chi
  list(chiSquare = chisq, df = df, p = pchisq(chisq, df, lower.tail = FALSE), units = length(units),
    reliability = sapply(seq_len(q), function(k) mean(sapply(own, function(o) tau[k, k] / (tau[k, k] + o$v[k])))))
}
variance_errors <- function(m) {
  # From the observed information of the (restricted) log-likelihood in the variances themselves, by Richardson differences.
  # Every model here has the constant in its columns: without their mean the outcomes lose no digits.
  x <- getME(m, "X"); y <- getME(m, "y") - mean(getME(m, "y")); zs <- getME(m, "mmList"); gs <- getME(m, "flist"); reml <- isREML(m)
  term <- names(getME(m, "cnms")); q <- lengths(getME(m, "cnms")); size <- q * (q + 1) / 2
  outer <- gs[[which.min(sapply(gs, nlevels))]]; rows <- split(seq_along(y), outer)
  deviance_at <- function(p) {
    s2 <- p[length(p)]; at <- 0; logdet <- 0; xx <- 0; xy <- 0; yy <- 0
    cov <- lapply(seq_along(q), function(t) { v <- matrix(0, q[t], q[t]); v[lower.tri(v, TRUE)] <- p[sum(size[seq_len(t - 1)]) + seq_len(size[t])]; v + t(v) - diag(diag(v), q[t]) })
    for (i in rows) {
      V <- diag(s2, length(i))
      for (t in seq_along(q)) { z <- as.matrix(zs[[t]])[i, , drop = FALSE]; g <- gs[[term[t]]][i]; V <- V + (z %*% cov[[t]] %*% t(z)) * outer(g, g, "==") }
      R <- chol(V); a <- backsolve(R, x[i, , drop = FALSE], transpose = TRUE); b <- backsolve(R, y[i], transpose = TRUE)
      logdet <- logdet + 2 * sum(log(diag(R))); xx <- xx + crossprod(a); xy <- xy + crossprod(a, b); yy <- yy + sum(b^2)
    }
    logdet + yy - sum(xy * solve(xx, xy)) + if (reml) as.numeric(determinant(xx)$modulus) else 0
  }
  outer <- base::outer
  p <- c(unlist(lapply(term_covariances(m), function(v) v[lower.tri(v, TRUE)])), sigma(m)^2)
  se <- sqrt(diag(2 * solve(hessian(deviance_at, p, method.args = list(r = 6)))))
  full <- function(t) { v <- matrix(0, q[t], q[t]); v[lower.tri(v, TRUE)] <- se[sum(size[seq_len(t - 1)]) + seq_len(size[t])]; v + t(v) - diag(diag(v), q[t]) }
  list(random = lapply(seq_along(q), full), residual = se[length(se)])
}
term_covariances <- function(m) lapply(VarCorr(m), function(v) matrix(as.numeric(v), nrow(v)))
explained <- function(m) {
  f <- var(as.numeric(getME(m, "X") %*% fixef(m)))
  l <- sum(mapply(function(z, v) mean(rowSums((as.matrix(z) %*% v) * as.matrix(z))), getME(m, "mmList"), term_covariances(m)))
  c(f, f + l) / (f + l + sigma(m)^2)
}
case <- function(name, data, formula, d, model, chi = NULL, cluster = NULL, errors = TRUE, reml = TRUE) {
  m <- suppressMessages(lmer(formula, d, REML = reml, control = tight))
  s <- coef(summary(m)); cov <- term_covariances(m)
  expected <- list(logLik = as.numeric(logLik(m)), parameters = attr(logLik(m), "df"), observations = nobs(m), names = I(names(fixef(m))),
    estimate = I(unname(fixef(m))), se = I(unname(s[, "Std. Error"])), df = I(unname(s[, "df"])), p = I(unname(s[, "Pr(>|t|)"])),
    covariance = unname(cov), residual = sigma(m)^2, r2 = I(explained(m)), counts = I(unname(sapply(getME(m, "flist"), nlevels)[names(getME(m, "cnms"))])))
  if (!is.null(chi)) expected$tests <- lapply(by_formula(m, chi), I)
  if (!is.null(cluster)) expected$robust <- I(unname(sqrt(diag(as.matrix(vcovCR(m, cluster = d[rownames(m@frame), cluster], type = "CR0"))))))
  if (errors) expected$errors <- variance_errors(m)
  # pbkrtest makes matrices of rows x rows.
  if (reml && nobs(m) < 1000) {
    kr <- coef(summary(as_lmerModLmerTest(m), ddf = "Kenward-Roger"))
    expected$kenwardRoger <- list(se = I(unname(kr[, "Std. Error"])), df = I(unname(kr[, "df"])))
  }
  list(name = name, formula = paste(deparse(formula), collapse = " "), data = data, model = model, expected = expected)
}

# ── the public form of a model
v <- function(name, ...) list(name = name, ...)
term <- function(...) list(variables = list(...))
one <- list(variables = list())
entry <- function(group, ..., covariance = "unstructured") list(group = group, terms = list(...), covariance = covariance)
model <- function(outcome, fixed, random, method = "REML") list(outcome = outcome, fixed = fixed, random = random, estimation = list(method = method))

hsb$cses <- hsb$ses - ave(hsb$ses, hsb$school); hsb$gses <- hsb$ses - mean(hsb$ses); hsb$mses <- ave(hsb$ses, hsb$school)
cses <- v("ses", center = "group", by = "school")
used <- made[complete.cases(made), ]; rownames(used) <- NULL
used$year0 <- used$year - 2004; used$kind <- factor(used$kind); used$dose0 <- used$dose - mean(used$dose)
kinds <- function(contrasts) { contrasts(used$kind) <- contrasts; used }
year0 <- v("year", center = 2004)
crossed <- list(one, term(v("meanses")), term(v("sector")), term(cses), term(v("meanses"), cses), term(v("sector"), cses))

cases <- list(
  case("hsb: null model", "hsb", mathach ~ 1 + (1 | school), hsb, model("mathach", list(one), list(entry("school", one))), 1, "school"),
  case("hsb: means as outcomes", "hsb", mathach ~ meanses + (1 | school), hsb, model("mathach", list(one, term(v("meanses"))), list(entry("school", one))), 2, "school"),
  case("hsb: random coefficients", "hsb", mathach ~ cses + (cses | school), hsb, model("mathach", list(one, term(cses)), list(entry("school", one, term(cses)))), c(1, 1), "school"),
  case("hsb: intercepts and slopes as outcomes", "hsb", mathach ~ (meanses + sector) * cses + (cses | school), hsb, model("mathach", list(one, term(v("meanses")), term(v("sector")), term(cses), term(v("meanses"), cses), term(v("sector"), cses)), list(entry("school", one, term(cses)))), c(3, 3), "school"),
  case("hsb: intercepts and slopes as outcomes, ML", "hsb", mathach ~ (meanses + sector) * cses + (cses | school), hsb, model("mathach", crossed, list(entry("school", one, term(cses))), "ML"), c(3, 3), "school", reml = FALSE),
  case("hsb: within and between", "hsb", mathach ~ cses + mses + (1 | school), hsb, model("mathach", list(one, term(cses), term(v("ses", aggregate = list(`function` = "mean", by = "school")))), list(entry("school", one))), 2, "school"),
  case("hsb: three random slopes", "hsb", mathach ~ gses + female + minority + (gses + female + minority | school), hsb, model("mathach", list(one, term(v("ses", center = "grand")), term(v("female")), term(v("minority"))), list(entry("school", one, term(v("ses", center = "grand")), term(v("female")), term(v("minority"))))), NULL, "school", errors = FALSE),
  case("hsb: uncorrelated slopes", "hsb", mathach ~ gses + female + (gses || school), hsb, model("mathach", list(one, term(v("ses", center = "grand")), term(v("female"))), list(entry("school", one, term(v("ses", center = "grand")), covariance = "diagonal"))), NULL, "school", errors = FALSE),
  case("sleepstudy: random slope", "sleepstudy", Reaction ~ Days + (Days | Subject), sleepstudy, model("Reaction", list(one, term(v("Days"))), list(entry("Subject", one, term(v("Days"))))), c(1, 1), "Subject"),
  case("sleepstudy: quadratic", "sleepstudy", Reaction ~ Days + I(Days^2) + (Days | Subject), sleepstudy, model("Reaction", list(one, term(v("Days")), term(v("Days", power = 2))), list(entry("Subject", one, term(v("Days"))))), c(1, 1), "Subject"),
  case("orthodont: text category and interaction", "orthodont", distance ~ I(age - 11) * sex + (I(age - 11) | subject), within(orthodont, sex <- relevel(factor(sex), "Female")), model("distance", list(one, term(v("age", center = 11)), term(v("sex")), term(v("age", center = 11), v("sex"))), list(entry("subject", one, term(v("age", center = 11))))), c(2, 2), "subject"),
  case("orthodont: other reference", "orthodont", distance ~ age + sex + (1 | subject), within(orthodont, sex <- relevel(factor(sex), "Male")), model("distance", list(one, term(v("age")), term(v("sex", reference = "Male"))), list(entry("subject", one))), 2, "subject"),
  case("oxide: three levels", "oxide", thickness ~ 1 + (1 | lot/wafer), within(oxide, {}), model("thickness", list(one), list(entry(c("lot", "wafer"), one), entry("lot", one)))),
  case("pastes: combined identifier", "pastes", strength ~ 1 + (1 | batch:cask) + (1 | batch), Pastes, model("strength", list(one), list(entry(c("batch", "cask"), one), entry("batch", one)))),
  case("penicillin: two crossed factors", "penicillin", diameter ~ 1 + (1 | plate) + (1 | sample), Penicillin, model("diameter", list(one), list(entry("plate", one), entry("sample", one))), errors = FALSE),
  case("mixed: pupils crossed with teachers, in schools", "mixed", y ~ x + (1 | pupil) + (1 | teacher) + (1 | school), mixed, model("y", list(one, term(v("x"))), list(entry("pupil", one), entry("teacher", one), entry("school", one))), errors = FALSE),
  case("mixed: random slope in a crossed factor", "mixed", y ~ x + (1 | pupil) + (x | teacher) + (1 | item), mixed, model("y", list(one, term(v("x"))), list(entry("pupil", one), entry("teacher", one, term(v("x"))), entry("item", one))), errors = FALSE),
  case("mixed: random slopes in both crossed factors, ML", "mixed", y ~ x + (x | pupil) + (x | teacher), mixed, model("y", list(one, term(v("x"))), list(entry("pupil", one, term(v("x"))), entry("teacher", one, term(v("x")))), "ML"), errors = FALSE, reml = FALSE),
  case("learning: four levels, slopes of pupils and schools", "learning", y ~ time * track + (time | pupil) + (1 | room) + (time | school), learning, model("y", list(one, term(v("time")), term(v("track")), term(v("time"), v("track"))), list(entry("pupil", one, term(v("time"))), entry(c("school", "class"), one), entry("school", one, term(v("time"))))), cluster = "school", errors = FALSE),
  case("learning: four levels, ML", "learning", y ~ time + track + (1 | pupil) + (1 | room) + (1 | school), learning, model("y", list(one, term(v("time")), term(v("track"))), list(entry("school", one), entry(c("school", "class"), one), entry("pupil", one)), "ML"), cluster = "school", errors = FALSE, reml = FALSE),
  case("learning: occasions in pupils crossed with tutors, in schools", "learning", y ~ time + track + (time | pupil) + (1 | school) + (1 | tutor), learning, model("y", list(one, term(v("time")), term(v("track"))), list(entry("pupil", one, term(v("time"))), entry("tutor", one), entry("school", one))), errors = FALSE),
  case("made: large offsets, missing values, dummy coding", "made", score ~ year0 + dose0 + kind + climate + (year0 | unit), used, model("score", list(one, term(year0), term(v("dose", center = "grand")), term(v("kind")), term(v("climate"))), list(entry("unit", one, term(year0)))), NULL, "unit"),
  case("made: effect coding", "made", score ~ year0 + dose + kind + climate + (1 | unit), kinds(contr.sum(4)), model("score", list(one, term(year0), term(v("dose")), term(v("kind", coding = "effect")), term(v("climate"))), list(entry("unit", one))), NULL, "unit"),
  case("made: Helmert coding", "made", score ~ year0 + dose + kind + climate + (1 | unit), kinds(contr.helmert(4)), model("score", list(one, term(year0), term(v("dose")), term(v("kind", coding = "helmert")), term(v("climate"))), list(entry("unit", one))), NULL, "unit"),
  case("made: polynomial coding", "made", score ~ year0 + dose + kind + climate + (1 | unit), kinds(contr.poly(4)), model("score", list(one, term(year0), term(v("dose")), term(v("kind", coding = "polynomial")), term(v("climate"))), list(entry("unit", one))), NULL, "unit"),
  case("made: no intercept, categories in full", "made", score ~ 0 + kind + year0 + dose + climate + (1 | unit), used, model("score", list(term(v("kind")), term(year0), term(v("dose")), term(v("climate"))), list(entry("unit", one))), NULL, "unit"),
  case("made: two categorical-by-number products", "made", score ~ kind * year0 + climate + dose + (1 | unit), used, model("score", list(one, term(v("kind")), term(year0), term(v("climate")), term(v("dose")), term(v("kind"), year0)), list(entry("unit", one))), NULL, "unit")
)
versions <- sapply(c("lme4", "lmerTest", "pbkrtest", "clubSandwich", "nlme", "numDeriv"), function(p) as.character(packageVersion(p)))
write(toJSON(list(source = paste(R.version.string, paste(names(versions), versions, collapse = ", "), sep = "; "), cases = cases), auto_unbox = TRUE, digits = NA, null = "null"), "test/golden/linear-mixed.json")

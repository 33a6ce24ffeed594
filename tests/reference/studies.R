# Effects in studies: R 4.2.2 with metafor 3.8.1 and clubSandwich 0.5.8. Run in this folder: Rscript studies.R
suppressMessages({library(metafor); library(clubSandwich); library(jsonlite)})
hand <- read.table(text = "A .5 .01\nA .6 .0225\nB .8 .0144\nC .4 .04\nC .3 .0324\nC .5 .0625\nD .7 .0121\nD .9 .0196",
                   col.names = c("study", "yi", "vi"))
schools <- data.frame(study = as.character(dat.konstantopoulos2011$district),
                      yi = dat.konstantopoulos2011$yi, vi = dat.konstantopoulos2011$vi)
exactly <- list(threshold = 1e-14, maxiter = 10000, stepadj = 0.5)
of <- function(d) {
  clustered <- lapply(c(REML = "REML", fixed = "FE"), function(method) {
    m <- robust(rma(yi, vi, data = d, method = method, control = exactly), cluster = d$study, clubSandwich = TRUE)
    list(value = m$beta[1], standard_error = m$se[1], df = m$dfs[1], lower = m$ci.lb[1], upper = m$ci.ub[1])
  })
  a <- aggregate(escalc("GEN", yi = yi, vi = vi, data = d), cluster = study, struct = "CS", rho = 0.8, weighted = FALSE)
  p <- rma(yi, vi, data = a, test = "adhoc", control = exactly)
  list(study = d$study, yi = d$yi, vi = d$vi, clustered = clustered,
       one = list(study = a$study, yi = as.numeric(a$yi), vi = as.numeric(a$vi)),
       pooled = list(value = p$beta[1], lower = p$ci.lb[1], upper = p$ci.ub[1]))
}
pair <- function(x) list(x$yi[1], x$vi[1])
r <- escalc("COR", ri = 0.3, ni = 80, vtype = "LS")
slope <- eval(D(quote(2 * r / sqrt(1 - r^2)), "r"), list(r = 0.3))
write_json(list(
  hand = of(hand), schools = of(schools),
  means = pair(escalc("SMD", m1i = 3, sd1i = 1, n1i = 4, m2i = 1, sd2i = 2, n2i = 9, vtype = "LS2")),
  t_of_means = -2 / -sqrt((3 * 1 + 8 * 4) / 11 * (1 / 4 + 1 / 9)),
  counts = pair(escalc("OR2DL", ai = 31, n1i = 260, ci = 4, n2i = 242)),
  correlation = list(2 * 0.3 / sqrt(1 - 0.3^2), slope^2 * r$vi[1])
), "studies.json", auto_unbox = TRUE, digits = NA)

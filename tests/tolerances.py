"""How close is equal: one tolerance a kind of quantity, with its reason."""

# Closed forms in double precision: a few hundred roundings.
EXACT = 1e-12
# Roots found to 1e-13 on the log scale, then exponentiated.
ROOT = 1e-9
# Papers print four decimals: half a unit of the last one.
PRINTED_4 = 0.5e-4
# Printed to three decimals, or to two.
PRINTED_3 = 0.5e-3
PRINTED_2 = 0.5e-2
# R prints seven significant digits.
R_PRINTED = 1e-6
# R's fisher.test finds its lower bound, and one over its upper, by uniroot: to 1.2e-4.
R_UNIROOT = 1.2e-4
# reference.json prints ten decimals.
R_JSON = 1e-8
# metafor stops iterating when tau2 moves by less than 1e-5; means move by far less with it.
R_TAU2 = 1e-5
R_META = 1e-6
# Surveys are printed with six decimals; a statistic moves by a few of the last, a t by more.
SURVEY_PRINTED = 2e-6
SURVEY_PRINTED_T = 2e-5
# statsmodels solves for noncentrality to about 1e-5 of its size.
NONCENTRAL = 2e-5
# lavaan's own search for a factor model stops about there.
FACTOR_MODEL = 2e-6
# Shares of 1,500 random draws, three standard errors.
DRAWS = 0.04
# Survey moments with six decimals, through a fit whose terms correlate up to .8.
SURVEY_REFITTED = 1e-5
# Quantiles of 20,000 draws or more.
DRAWN = 0.02
# Stan's posterior means of the eight schools: printed to one decimal, from a few thousand draws.
EIGHT_SCHOOLS = 0.5
# Whole numbers summed up by a database against deviations from the mean in floating point: the
# latter lose a few digits, and a fit on them a few more.
SUMMED = 1e-9
# Ends of intervals from 4,000 redrawn samples of people against another program's: two such
# quantiles, each off by some .001, and the bias-corrected one lies up to .003 from the plain one.
REDRAWN_PEOPLE = 0.005
# Correlations of ratings at hand with three decimals, where the smallest have become zeros (no
# rating) and one session of 1,207 is lost, against those of the ratings themselves.
RATINGS_ROUNDED = 0.01
# Intervals known from a normal quantile, with rounded ends, against t on 48 degrees of freedom or
# more.
NORMAL_FOR_T = 2.5e-3
# A ratio of times known over people, where here kinds of choice are the units.
OTHER_UNITS = 0.03

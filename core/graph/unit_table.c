/*
** The built-in units.
**
** A row gives a unit's base dimension, its worth in the base's unit as powers
** of 2, 3, 5, 7 and 73, and its spellings.  An hour is 3600 = 2^4 3^2 5^2
** seconds, a year 365 = 5 73 days, a month a twelfth of it: 730 = 2 5 73 hours.
**
** Currencies have names but no worth: their rates are dated rows of a catalog,
** which a scenario hands to pg_units_define_as.  Two thoughts are never one
** unit: a query, a call or a prompt may take several requests, so none of them
** reads as a request (pg__name_unknown says what to do).
*/
#include "graph/unit_table.h"

#include <stddef.h>

#include "perigee/dimension.h"

#define D PG__TAKES_DECIMAL
#define DB (PG__TAKES_DECIMAL | PG__TAKES_BINARY)
#define SMALL PG__TAKES_SMALL
#define EXACT PG__EXACT_CASE
#define CURRENCY (PG__CURRENCY | PG__LEADS | PG__TAKES_DECIMAL)

/* base, and the powers of 2 3 5 7 73 */
#define ROW(base, a, b, c, d, e, flags, spellings)                            \
  { PG_BASE_##base, a, b, c, d, e, flags, spellings, NULL }
#define ONE(base, flags, spellings) ROW(base, 0, 0, 0, 0, 0, flags, spellings)
#define OF(base, flags, spellings, of)                                        \
  { PG_BASE_##base, 0, 0, 0, 0, 0, flags, spellings, of }
#define CASH(spellings) ONE(MONEY, CURRENCY, spellings)
#define CASH_EXACT(spellings) ONE(MONEY, CURRENCY | EXACT, spellings)

/* The first PG_BASE_BUILTIN rows are the units of scale 1, as in pg_base. */
const pg__table_row pg__unit_table[] = {
    ONE(MONEY, D | PG__LEADS, "USD $ US$ dollar dollars"),
    ONE(TIME, SMALL, "s sec secs second seconds"),
    ONE(BYTE, DB, "B byte bytes"),
    ONE(FLOP, D | EXACT, "FLOP FLOPs flop Flop"),
    ONE(JOULE, D, "J joule joules"),
    ONE(CO2E, D, "gCO2e gCO2eq gCO2 g gram grams"),
    ONE(TOKEN, D, "token tokens tok toks"),
    ONE(WORD, D, "word words"),
    ONE(REQUEST, D, "request requests req reqs"),
    ONE(PARAMETER, D, "parameter parameters param params"),
    ONE(DEVICE, D, "device devices"),
    ONE(REPLICA, D, "replica replicas"),
    ONE(PERSON, D, "person persons people"),

    ROW(MONEY, -2, 0, -2, 0, 0, 0, "cent cents ¢"),

    ROW(TIME, 2, 1, 1, 0, 0, 0, "minute minutes min mins"),
    ROW(TIME, 4, 2, 2, 0, 0, 0, "hour hours h hr hrs"),
    ROW(TIME, 7, 3, 2, 0, 0, 0, "day days d"),
    ROW(TIME, 7, 3, 2, 1, 0, 0, "week weeks wk wks"),
    ROW(TIME, 5, 2, 3, 0, 1, 0, "month months mo mos"),
    ROW(TIME, 5, 3, 3, 0, 1, 0, "quarter quarters"),
    ROW(TIME, 7, 3, 3, 0, 1, 0, "year years yr yrs"),

    ROW(BYTE, -3, 0, 0, 0, 0, DB, "bit bits"),
    OF(BYTE, D | EXACT, "bps", "bit/s"),
    OF(FLOP, D | EXACT, "FLOPS", "FLOP/s"),
    ROW(JOULE, 4, 2, 2, 0, 0, D, "Wh watthour watthours"),
    OF(JOULE, D, "W watt watts", "Wh/hour"),
    ROW(CO2E, 6, 0, 6, 0, 0, D, "tCO2e tCO2eq tCO2 tonne tonnes"),

    OF(REQUEST, D, "rps", "request/s"),
    ONE(DEVICE, D, "GPU GPUs"),
    ONE(DEVICE, D, "TPU TPUs"),
    ONE(DEVICE, D, "accelerator accelerators"),
    ONE(PERSON, D, "FTE FTEs"),

    {PG__PLAIN, -2, 0, -2, 0, 0, 0, "% percent pct", NULL},
    {PG__PLAIN, -6, 0, -6, 0, 0, 0, "ppm", NULL},

    CASH("EUR € euro euros"),
    CASH("GBP £ pound pounds"),
    CASH("JPY ¥ ￥ yen"),
    CASH("CNY RMB yuan"),
    CASH("INR ₹ rupee rupees"),
    CASH("CHF"),
    CASH("CAD CA$ C$"),
    CASH("AUD AU$ A$"),
    CASH("NZD NZ$"),
    CASH("BRL R$"),
    CASH("RUB ₽ rouble roubles ruble rubles"),
    CASH("KRW ₩ won"),
    CASH("SGD S$"),
    CASH("HKD HK$"),
    CASH("TWD NT$"),
    CASH_EXACT("SEK"),
    CASH("NOK"),
    CASH("DKK"),
    CASH("PLN zloty zlotys"),
    CASH("CZK"),
    CASH("HUF"),
    CASH_EXACT("RON"),
    CASH_EXACT("TRY ₺"),
    CASH("ZAR"),
    CASH("MXN"),
    CASH("ILS ₪ shekel shekels"),
    CASH("AED"),
    CASH_EXACT("SAR"),
    CASH("THB"),
    CASH("IDR"),
    CASH("MYR"),
    CASH("PHP"),
    CASH("VND ₫"),
    CASH("UAH ₴"),
};

const int pg__unit_table_count =
    (int)(sizeof pg__unit_table / sizeof pg__unit_table[0]);

const pg__prefix pg__prefixes[] = {
    {"", "", "", 0, 0, 0},
    {"k", "k K", "kilo", D, 3, 0},
    {"M", "M", "mega", D, 6, 0},
    {"G", "G", "giga", D, 9, 0},
    {"T", "T", "tera", D, 12, 0},
    {"P", "P", "peta", D, 15, 0},
    {"Ki", "Ki", "kibi", PG__TAKES_BINARY, 0, 10},
    {"Mi", "Mi", "mebi", PG__TAKES_BINARY, 0, 20},
    {"Gi", "Gi", "gibi", PG__TAKES_BINARY, 0, 30},
    {"Ti", "Ti", "tebi", PG__TAKES_BINARY, 0, 40},
    {"Pi", "Pi", "pebi", PG__TAKES_BINARY, 0, 50},
    {"m", "m", "milli", SMALL, -3, 0},
    {"µ", "µ μ u", "micro", SMALL, -6, 0},
    {"n", "n", "nano", SMALL, -9, 0},
};

const int pg__prefix_count =
    (int)(sizeof pg__prefixes / sizeof pg__prefixes[0]);

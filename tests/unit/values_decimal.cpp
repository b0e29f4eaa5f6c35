// Decimals: exact or nothing.
#include "engine/values/decimal.hpp"

#include <doctest/doctest.h>

using namespace proviso;

namespace {

std::string shown(std::optional<Decimal> decimal) { return decimal ? decimal->text() : "nothing"; }

Decimal decimal(std::string_view digits) { return Decimal::parse(digits).value(); }

}  // namespace

TEST_CASE("numbers are read exactly or not at all") {
    struct Row {
        std::string_view written;
        std::string_view read;
        int power = 0;
    };
    constexpr Row rows[] = {
        {"0", "0"},
        {"-0", "0"},
        {"007", "7"},
        {"+5", "5"},
        {"-0.50", "-0.5"},
        {"1e-3", "0.001"},
        {"1.5E9", "1500000000"},
        {"1E+2", "100"},
        {"138", "138000000000", 9},
        {"2.5", "2500000", 6},
        {"1e-18", "0.000000000000000001"},
        {"10e-19", "0.000000000000000001"},
        {"1e-19", "nothing"},
        {"0.0000000000000000001", "nothing"},
        {"1.0000000000000000000000000000000000000000000000", "1"},
        {"100000000000000000000000000000000000000000000e-40", "10000"},
        {"0e999999999999999999", "0"},
        {"1e999999999999999999", "nothing"},
        {"1e-999999999999999999", "nothing"},
        {"1e20", "100000000000000000000"},
        {"2e20", "nothing"},
        {"170141183460469231731.687303715884105727", "170141183460469231731.687303715884105727"},
        {"-170141183460469231731.687303715884105727", "-170141183460469231731.687303715884105727"},
        {"170141183460469231731.687303715884105728", "nothing"},
        {"", "nothing"},
        {"-", "nothing"},
        {"5.", "nothing"},
        {".5", "nothing"},
        {"1e", "nothing"},
        {"1e+", "nothing"},
        {"1,000", "nothing"},
        {"1_000", "nothing"},
        {"0x10", "nothing"},
        {" 1", "nothing"},
        {"1 ", "nothing"},
        {"--1", "nothing"},
        {"NaN", "nothing"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.written);
        CHECK(shown(Decimal::parse(row.written, row.power)) == row.read);
    }
}

TEST_CASE("digits are grouped for people") {
    CHECK(decimal("0").grouped() == "0");
    CHECK(decimal("999").grouped() == "999");
    CHECK(decimal("1000").grouped() == "1,000");
    CHECK(decimal("-1234567.8901").grouped() == "-1,234,567.8901");
    CHECK(decimal("138000000000").grouped() == "138,000,000,000");
}

TEST_CASE("arithmetic is exact or yields nothing") {
    struct Row {
        std::string_view a;
        char op;
        std::string_view b;
        std::string_view result;
    };
    constexpr Row rows[] = {
        {"0.1", '+', "0.2", "0.3"},
        {"170141183460469231731", '+', "1", "nothing"},
        {"-170141183460469231731", '-', "1", "nothing"},
        {"1", '-', "1.000000000000000001", "-0.000000000000000001"},
        {"1.1", '*', "1.1", "1.21"},
        {"-0.000000001", '*', "0.000000001", "-0.000000000000000001"},
        {"0.0000000001", '*', "0.0000000001", "nothing"},
        {"1234567890.123456789", '*', "9876543210", "12193263112482853211.12635269"},
        {"100000000000000000000", '*', "0.00000000000000001", "1000"},  // the plain product needs 200 bits
        {"100000000000", '*', "100000000000", "nothing"},
        {"-100000000000000000000", '*', "-1", "100000000000000000000"},
        {"10", '/', "8", "1.25"},
        {"10", '/', "3", "nothing"},
        {"-1", '/', "4", "-0.25"},
        {"1", '/', "-1000000000000000000", "-0.000000000000000001"},
        {"1", '/', "0", "nothing"},
        {"0", '/', "7", "0"},
        {"100000000000000000000", '/', "0.5", "nothing"},
        {"123456789.123456789", '/', "123456789.123456789", "1"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.a);
        CAPTURE(row.op);
        CAPTURE(row.b);
        auto const a = decimal(row.a);
        auto const b = decimal(row.b);
        auto const result = row.op == '+'   ? add(a, b)
                            : row.op == '-' ? subtract(a, b)
                            : row.op == '*' ? multiply(a, b)
                                            : divide(a, b);
        CHECK(shown(result) == row.result);
    }
}

TEST_CASE("a product with too many decimals is rounded to the side that is asked for") {
    struct Row {
        std::string_view a, b, down, up;
    };
    constexpr Row rows[] = {
        {"1.1", "1.1", "1.21", "1.21"},
        {"0.0000000001", "0.0000000001", "0", "0.000000000000000001"},
        {"-0.0000000001", "0.0000000001", "-0.000000000000000001", "0"},
        {"-0.0000000001", "-0.0000000001", "0", "0.000000000000000001"},
        {"1417976.745544171758605752", "1.12345678", "1593035.588663934551690155", "1593035.588663934551690156"},
        {"100000000000000000000.000000000000000003", "1.5", "150000000000000000000.000000000000000004",
         "150000000000000000000.000000000000000005"},
        {"100000000000000000000.000000000000000003", "1.8", "nothing", "nothing"},
    };
    for (auto const& row : rows) {
        CAPTURE(row.a);
        CHECK(shown(multiply(decimal(row.a), decimal(row.b), Rounding::down)) == row.down);
        CHECK(shown(multiply(decimal(row.a), decimal(row.b), Rounding::up)) == row.up);
    }
}

TEST_CASE("an amount is said roughly in nine digits") {
    CHECK(roughly(decimal("1593035.588663934551690155")) == decimal("1593035.58"));
    CHECK(roughly(decimal("-0.000000000012345678")) == decimal("-0.000000000012345678"));
    CHECK(roughly(decimal("138123456789.5")) == decimal("138123456000"));
    CHECK(roughly(decimal("42")) == decimal("42"));
}

TEST_CASE("a product divided by one factor is the other") {
    for (int a = -50; a <= 50; ++a)
        for (int b = 1; b <= 50; ++b) {
            auto const product = multiply(Decimal(a * 977), decimal("0.001"));
            REQUIRE(product);
            auto const larger = multiply(*product, Decimal(b));
            REQUIRE(larger);
            CHECK(divide(*larger, Decimal(b)) == product);
        }
}

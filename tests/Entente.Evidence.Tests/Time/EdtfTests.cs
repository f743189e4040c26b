using CsCheck;
using Entente.Time;
using Xunit;

namespace Entente.Tests.Time;

public sealed class EdtfTests
{
    private static readonly string[] Some = ["2019", "2019-05", "2019-05-04", "2018/2020", "2019/..", "../2018-07-14", "2021-22"];

    [Theory]
    [InlineData("2024", "2024-01-01", "2024-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2024-05-01", "2024-05-01", "2024-05-01")]
    [InlineData("2019-21", "2019-03-01", "2019-05-31")]
    [InlineData("2019/..", "2019-01-01", null)]
    [InlineData("../2024-05-01", null, "2024-05-01")]
    [InlineData("2010~/2013-09-18", "2010-01-01", "2013-09-18")]
    public void A_date_has_the_bounds_that_the_standard_gives_it(string text, string? earliest, string? latest)
    {
        var date = Edtf.Parse(text);

        Assert.Equal(earliest, date.Earliest?.ToString("yyyy-MM-dd"));
        Assert.Equal(latest, date.Latest?.ToString("yyyy-MM-dd"));
    }

    [Theory]
    [InlineData("2024-13")]
    [InlineData("2023-02-29")]
    [InlineData("24")]
    [InlineData("../..")]
    [InlineData("2024/2019")]
    [InlineData("May 2024")]
    public void What_is_no_date_is_refused(string text)
    {
        Assert.False(Edtf.TryParse(text, out _));
    }

    [Fact]
    public void Overlap_is_the_same_both_ways()
    {
        var dates = Gen.Int[0, 6].Select(i => Some[i]);

        Gen.Select(dates, dates).Sample((a, b) => Edtf.Parse(a).CanOverlap(Edtf.Parse(b)) == Edtf.Parse(b).CanOverlap(Edtf.Parse(a)));
    }
}

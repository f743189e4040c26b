using Entente.App.Hosting;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Entente.Tests;

/// <summary>A machine that fails is told in words, with what to do.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData(13, "ENT-2020")]
    [InlineData(8, "ENT-2021")]
    [InlineData(14, "ENT-2021")]
    [InlineData(5, "ENT-2022")]
    [InlineData(11, "ENT-2024")]
    [InlineData(26, "ENT-2024")]
    public void What_the_database_reports_has_a_code_and_a_fix(int sqlite, string code)
    {
        var failure = Failures.Of(new SqliteException("x", sqlite));

        Assert.Equal(code, failure?.Code);
        Assert.NotEmpty(failure!.Fix);
    }

    [Fact]
    public void A_full_disk_is_told_as_such_and_a_fault_of_the_program_is_not_hidden()
    {
        Assert.Equal("ENT-2020", Failures.Of(new IOException("No space left on device", 28))?.Code);
        Assert.Equal("ENT-2021", Failures.Of(new IOException("Read-only file system", 30))?.Code);
        Assert.Equal("ENT-2021", Failures.Of(new UnauthorizedAccessException("x"))?.Code);
        Assert.Null(Failures.Of(new InvalidOperationException("x")));
    }
}

namespace Entente.Benchmarks;

internal static class Stages
{
    public static int Run(string[] args) => args.Length;
}

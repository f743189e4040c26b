namespace Entente.Tests;

/// <summary>Runs the tests; <c>--install-browser</c> fetches the browser that Playwright pins, for systems without a packaged one.</summary>
internal static class EntryPoint
{
    public static int Main(string[] args)
    {
        if (args is ["--install-browser"])
        {
            return Microsoft.Playwright.Program.Main(["install", "chromium"]);
        }

        return args.Any(a => a is "--server" or "--internal-msbuild-node")
            ? Xunit
                .MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions)
                .GetAwaiter()
                .GetResult()
            : Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args).GetAwaiter().GetResult();
    }
}

using Entente.Benchmarks;

return args switch
{
    ["generate", ..] => Generate.Run(args[1..]),
    ["e2e", ..] => await EndToEnd.Run(args[1..]),
    ["stages", ..] => Stages.Run(args[1..]),
    ["speed", ..] => Speed.Run(args[1..]),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine(
        """
        generate --documents N --output FOLDER [--seed S]   write N plausible documents
        e2e --documents N [--seed S] [--keep FOLDER]         time add, build, one more document, show and verify, by the built program
        stages [BenchmarkDotNet options]                     time the stages that handle bulk
        speed [seconds]                                      raw text to records on one core, by language
        """
    );
    return 2;
}

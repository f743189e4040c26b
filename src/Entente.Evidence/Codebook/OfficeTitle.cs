namespace Entente.Codebook;

/// <summary>What an office-holder is called, from <c>codebook/actors/titles.tsv</c>: the title, its language and the rank it gives.</summary>
public sealed record OfficeTitle(string Title, string Language, string Rank, string Source);

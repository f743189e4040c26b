using System.Security.Cryptography;
using System.Text;

namespace Entente.Text;

/// <summary>SHA-256 of content, in lower-case hexadecimal. Ids are cut from it.</summary>
public static class ContentHash
{
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>The hash of fields in order; a separator that no field holds keeps "ab"+"c" apart from "a"+"bc".</summary>
    public static string OfFields(params ReadOnlySpan<string?> fields)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in fields)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(field ?? ""));
            hash.AppendData("\u001f"u8);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The first <paramref name="length"/> hexadecimal digits of <see cref="OfFields"/>, for ids people read aloud.</summary>
    public static string Short(int length, params ReadOnlySpan<string?> fields) => OfFields(fields)[..length];
}

using System.Security.Cryptography;
using System.Text;
using DisclosureHub.Web.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using OtpNet;
using QRCoder;

namespace DisclosureHub.Web.Accounts;

/// <summary>A key that an authenticator is to take up: as a picture to scan and as letters to type.</summary>
public sealed record OfferedKey(string Key, string Picture);

/// <summary>
/// Codes from the person's own device (TOTP, RFC 6238: six digits, thirty seconds) and recovery codes for when it is lost.
/// Each code is taken once (ASVS 6.5.1); the key is protected, recovery codes are hashed.
/// </summary>
public sealed class SecondFactor(WriteLane lane, TimeProvider time, IDataProtectionProvider protection)
{
    private const int RecoveryCodes = 10;
    private const int RecoveryBytes = 15;

    private static readonly VerificationWindow OneEitherSide = new(previous: 1, future: 1);

    private readonly IDataProtector _protector = protection.CreateProtector("DisclosureHub.Accounts.AuthenticatorKey");

    /// <summary>A new key. Nothing is kept until a code of it was shown.</summary>
    /// <param name="issuer">The product, as the authenticator lists it.</param>
    public static OfferedKey Offer(string account, string issuer) => Offer(account, issuer, Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(20)));

    /// <summary>The same key once more, after a code that did not fit.</summary>
    public static OfferedKey Offer(string account, string issuer, string key)
    {
        var uri = new OtpUri(OtpType.Totp, key, account, issuer).ToString();
        using var data = QRCodeGenerator.GenerateQrCode(uri, QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(data);
        return new OfferedKey(key, picture.GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute));
    }

    /// <summary>Takes the key up, with a code that shows that the device has it.</summary>
    /// <returns>Recovery codes, to be shown this once; null when the code does not fit.</returns>
    public async Task<IReadOnlyList<string>?> TakeUpAsync(Account account, string key, string code, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        if (StepOf(key, code) is not { } step)
        {
            return null;
        }

        string[] codes = [.. Enumerable.Range(0, RecoveryCodes).Select(_ => Grouped(Base32Encoding.ToString(RandomNumberGenerator.GetBytes(RecoveryBytes))))];
        await ChangeAsync(account, row =>
        {
            (row.AuthenticatorKey, row.LastCodeStep) = (_protector.Protect(key), step);
            row.RecoveryCodes = [.. codes.Select(HashOf)];
            row.SecurityStamp = AccountRow.NewStamp();
            return true;
        }, stop);
        return codes;
    }

    /// <summary>Takes a code of the device, or a recovery code, which is used up by it.</summary>
    public async Task<bool> TakeAsync(Account account, string code, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(code);
        return await ChangeAsync(account, row =>
        {
            if (row.AuthenticatorKey is not { } held)
            {
                return false;
            }

            if (StepOf(_protector.Unprotect(held), code) is { } step && step > row.LastCodeStep)
            {
                row.LastCodeStep = step;
                return true;
            }

            var hash = HashOf(code);
            if (!row.RecoveryCodes.Contains(hash))
            {
                return false;
            }

            row.RecoveryCodes = [.. row.RecoveryCodes.Where(h => h != hash)];
            return true;
        }, stop);
    }

    private static string Grouped(string code) => string.Join('-', code.TrimEnd('=').Chunk(4).Select(part => new string(part)));

    /// <summary>However it was typed: small letters, blanks, without its hyphens.</summary>
    private static string HashOf(string code) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. code.ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]))));

    /// <summary>The step that a code is of; null when it fits none near now.</summary>
    private long? StepOf(string key, string code)
    {
        var digits = new string([.. code.Where(char.IsAsciiDigit)]);
        return digits.Length == 6 && new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(time.GetUtcNow().UtcDateTime, digits, out var step, OneEitherSide) ? step : null;
    }

    private async Task<bool> ChangeAsync(Account account, Func<AccountRow, bool> change, CancellationToken stop)
    {
        var changed = false;
        await lane.RunAsync(
            async db => changed = await db.LockAccountAsync(account.Person.Id, stop) is { } row && change(row),
            stop);
        return changed;
    }
}

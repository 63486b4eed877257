using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;

namespace DisclosureHub.Web.Guard;

/// <summary>
/// The keys that cookies, codes and sign-ins rest on. They lie in a folder; with a certificate they lie there encrypted, and a
/// copy of the folder alone opens nothing.
/// </summary>
public static class KeyCertificate
{
    /// <summary>The settings that name the certificate, its password, and those it followed.</summary>
    public const string File = "DataProtection:Certificate", Password = "DataProtection:CertificatePassword", Former = "DataProtection:FormerCertificates";

    /// <param name="folder">Where the keys lie unless the settings name a folder, which with more machines is one they share.</param>
    /// <exception cref="InvalidOperationException">The certificate cannot be read, or has no private key.</exception>
    public static void AddKeys(this IServiceCollection services, IConfiguration configuration, string folder)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var keys = services.AddDataProtection().SetApplicationName("DisclosureHub").PersistKeysToFileSystem(new DirectoryInfo(configuration["DataProtection:Folder"] ?? folder));
        if (configuration[File] is { Length: > 0 } file)
        {
            _ = keys.ProtectKeysWithCertificate(Read(file, configuration[Password]));
        }

        // Keys made under a certificate that has been followed by another are still read: they live for 90 days.
        X509Certificate2[] former = [.. configuration.GetSection(Former).GetChildren().Select(one => Read(one["File"] ?? "", one["Password"]))];
        if (former.Length > 0)
        {
            _ = keys.UnprotectKeysWithAnyCertificate(former);
        }
    }

    private static X509Certificate2 Read(string file, string? password)
    {
        X509Certificate2 certificate;
        try
        {
            certificate = X509CertificateLoader.LoadPkcs12FromFile(file, password);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"The certificate {file} that protects the keys cannot be read: the file is not there, is no PKCS#12 (.pfx, .p12), or the password is another. 无法读取保护密钥的证书。", e);
        }

        return certificate.HasPrivateKey ? certificate : throw new InvalidOperationException($"The certificate {file} has no private key, so what it protects could never be read again. 证书没有私钥。");
    }
}

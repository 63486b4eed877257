using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DisclosureHub.Web.Guard;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace DisclosureHub.Tests.Live;

/// <summary>The keys of cookies and authenticators, under a certificate.</summary>
public sealed class KeyCertificateTests : IDisposable
{
    private const string Word = "a word that opens it";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("disclosurehub-keys-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Keys_under_a_certificate_are_read_with_it_and_a_copy_of_the_folder_alone_opens_nothing()
    {
        var first = Certificate("first");
        var kept = Protector((KeyCertificate.File, first), (KeyCertificate.Password, Word)).Protect("紫色");
        var file = Assert.Single(Directory.GetFiles(Keys));
        Assert.Contains("EncryptedData", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.DoesNotContain("<masterKey", File.ReadAllText(file), StringComparison.Ordinal);

        Assert.Equal("紫色", Protector((KeyCertificate.File, first), (KeyCertificate.Password, Word)).Unprotect(kept));
        _ = Assert.Throws<CryptographicException>(() => Protector().Unprotect(kept));

        // Another certificate follows: what was kept under the first is still read while that is named too.
        var second = Certificate("second");
        _ = Assert.Throws<CryptographicException>(() => Protector((KeyCertificate.File, second), (KeyCertificate.Password, Word)).Unprotect(kept));
        Assert.Equal("紫色", Protector((KeyCertificate.File, second), (KeyCertificate.Password, Word), ($"{KeyCertificate.Former}:0:File", first), ($"{KeyCertificate.Former}:0:Password", Word)).Unprotect(kept));
    }

    [Fact]
    public void Keys_without_a_certificate_lie_open()
    {
        _ = Protector().Protect("紫色");
        Assert.Contains("<masterKey", File.ReadAllText(Assert.Single(Directory.GetFiles(Keys))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_certificate_that_cannot_be_used_is_said_at_the_start()
    {
        var bare = Path.Combine(_folder.FullName, "bare.pfx");
        using (var key = RSA.Create(2048))
        {
            using var whole = new CertificateRequest("CN=bare", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
            using var half = X509CertificateLoader.LoadCertificate(whole.Export(X509ContentType.Cert));
            File.WriteAllBytes(bare, half.Export(X509ContentType.Pfx, Word));
        }

        foreach (var (file, password) in ((string, string)[])[(Certificate("right"), "wrong"), (Path.Combine(_folder.FullName, "none.pfx"), Word), (bare, Word)])
        {
            _ = Assert.Throws<InvalidOperationException>(() => Protector((KeyCertificate.File, file), (KeyCertificate.Password, password)));
        }
    }

    private string Keys => Path.Combine(_folder.FullName, "keys");

    /// <summary>A machine with these settings and the one folder.</summary>
    private IDataProtector Protector(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Name, (string?)s.Value))).Build();
        var services = new ServiceCollection().AddLogging();
        services.AddKeys(configuration, Keys);
        return services.BuildServiceProvider().GetRequiredService<IDataProtectionProvider>().CreateProtector("test");
    }

    private string Certificate(string name)
    {
        using var key = RSA.Create(2048);
        using var made = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue);
        var file = Path.Combine(_folder.FullName, $"{name}.pfx");
        File.WriteAllBytes(file, made.Export(X509ContentType.Pfx, Word));
        return file;
    }
}

using DisclosureHub.Web.Channels;
using Microsoft.Extensions.Configuration;

namespace DisclosureHub.Tests.Channels;

/// <summary>What is wrong with the settings of a webhook is said when they are read.</summary>
public sealed class WebhookSettingsTests
{
    private const string Json = "application/json", Form = "application/x-www-form-urlencoded", Https = "https://robot.example/send?key=geheim";

    [Theory]
    [InlineData("http://gateway.bureau.example/send", "anybody on the way can read")]
    [InlineData("http://10.1.2.3/send", "anybody on the way can read")]
    [InlineData("ftp://gateway.bureau.example/send", "is not one of https://")]
    [InlineData("file:///etc/passwd", "is not one of https://")]
    [InlineData("/send", "is not one of https://")]
    public void An_address_is_on_https(string address, string why) => Assert.Contains(why, Wrong(address), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://gateway.bureau.example/send")]
    [InlineData("http://127.0.0.1:8080/send")]
    [InlineData("http://localhost/send")]
    [InlineData("http://[::1]/send")]
    public void On_this_machine_http_will_do(string address) => Assert.Equal(address, new WebhookTarget("群", new Uri(address), "{}", Json).Address.OriginalString);

    [Theory]
    [InlineData("""{"a":"{{titel}}"}""", "the unknown placeholder {{titel}}; known are title, text, due, number, address, to")]
    [InlineData("""{"a":"{{Title}}"}""", "the unknown placeholder {{Title}}")]
    [InlineData("""{"a":"{{}}"}""", "the unknown placeholder {{}}")]
    [InlineData("""{"a":"{{title"}""", "opens a placeholder at character 7 and does not close it")]
    [InlineData("""{"a":{{title}}}""", "is not JSON, or has a placeholder outside quotes")]
    [InlineData("""{"a":"{{title}}",}""", "is not JSON")]
    [InlineData("", "is not JSON")]
    public void A_template_in_JSON_is_JSON_with_known_placeholders_inside_quotes(string template, string why)
    {
        var said = Wrong(template: template);
        Assert.Contains(why, said, StringComparison.Ordinal);
        Assert.StartsWith("The webhook 群 cannot be used: its template ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("text/html", "known are application/json")]
    [InlineData("application/json; charset=gbk", "is not one in UTF-8")]
    [InlineData("json", "is not one in UTF-8")]
    public void A_content_type_is_one_whose_values_can_be_escaped(string contentType, string why) => Assert.Contains(why, Wrong(contentType: contentType), StringComparison.Ordinal);

    [Theory]
    [InlineData(WebhookSignature.DingTalk, null)]
    [InlineData(WebhookSignature.HeaderHmacSha256, "")]
    public void Who_signs_has_a_secret(WebhookSignature signature, string? secret) =>
        Assert.Contains("has no secret", Assert.Throws<WebhookIsMisconfiguredException>(() => new WebhookTarget("群", new Uri(Https), "{}", Json, secret, signature)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_value_cannot_add_a_field_to_a_form() => Assert.Equal(
        "to=1%26admin%3D1&t=%EF%BF%BD",
        new WebhookTarget("群", new Uri(Https), "to={{to}}&t={{title}}", Form).BodyOf(new WebhookMessage("\ud83d", "", "", "", "", "1&admin=1")));

    [Fact]
    public void A_value_that_looks_like_a_placeholder_stays_what_it_is() => Assert.Equal(
        "{{text}}x", new WebhookTarget("群", new Uri(Https), "{{title}}{{text}}", "text/plain").BodyOf(new WebhookMessage("{{text}}", "x", "", "", "", "")));

    [Fact]
    public void A_target_is_read_from_the_settings_and_never_tells_its_key()
    {
        var target = Read(Https)!;
        Assert.Equal(("短信", Https, WebhookSignature.DingTalk, "SEC1"), (target.Name, target.Address.OriginalString, target.Signature, target.Secret));
        Assert.Equal("""{"a":"b"}""", target.BodyOf(new WebhookMessage("b", "", "", "", "", "")));
        Assert.Equal("短信", target.ToString());
        Assert.NotNull(Assert.ThrowsAny<Exception>(() => Read("http://gateway.bureau.example")));
    }

    private static WebhookTarget? Read(string address) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["W:Name"] = "短信",
        ["W:Address"] = address,
        ["W:Template"] = """{"a":"{{title}}"}""",
        ["W:ContentType"] = Json,
        ["W:Secret"] = "SEC1",
        ["W:Signature"] = "dingtalk",
    }).Build().GetSection("W").Get<WebhookTarget>();

    private static string Wrong(string address = Https, string template = "{}", string contentType = Json) =>
        Assert.Throws<WebhookIsMisconfiguredException>(() => new WebhookTarget("群", new Uri(address, UriKind.RelativeOrAbsolute), template, contentType)).Message;
}

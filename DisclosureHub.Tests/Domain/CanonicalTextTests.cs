using System.Text;
using CsCheck;
using DisclosureHub.Domain.JointReleases;
using DisclosureHub.Domain.Kernel;
using DisclosureHub.Domain.People;

namespace DisclosureHub.Tests.Domain;

/// <summary>
/// The bytes a signature is bound to. The golden files were written by the Python of docs/canonical-text.md, not by
/// the product; a change of form is a new schema with files of its own, and these stay.
/// </summary>
[Clause("XT-3.2")]
public class CanonicalTextTests
{
    private static readonly BlockId First = BlockId.From(Guid.Parse("0199f1c0-0000-7000-8000-0000000000b1"));
    private static readonly BlockId Second = BlockId.From(Guid.Parse("0199f1c0-0000-7000-8000-0000000000b2"));
    private static readonly UnitId Lead = UnitId.From(Guid.Parse("0199f1c0-0000-7000-8000-0000000000a1"));
    private static readonly UnitId Other = UnitId.From(Guid.Parse("0199f1c0-0000-7000-8000-0000000000a2"));

    private static readonly ReleaseText Worked = new(
        "公开招聘公告", CategoryId.From(Guid.Parse("0199f1c0-0000-7000-8000-0000000000c1")), DisclosureAttribute.Proactive, "", Lead, [Lead],
        [new Block(First, BlockKind.Heading, "一、招聘岗位"), new Block(Second, BlockKind.List, "- 统计 2 名\n- 会计 1 名")],
        [new Attachment(AttachmentId.From(Given.Id(1)), "报名表.txt", TextHash.Of("姓名：\n"), 10, "text/plain")]);

    private static readonly ConsentScope ToSecond = new([Second]);

    public static TheoryData<string> Everything => [.. Changes.Keys];

    private static readonly Dictionary<string, ReleaseText> Changes = new()
    {
        ["title"] = Worked with { Title = "公开招聘公示" },
        ["no category"] = Worked with { Category = null },
        ["category"] = Worked with { Category = CategoryId.From(Given.Id(2)) },
        ["attribute"] = Worked with { Attribute = DisclosureAttribute.OnRequest },
        ["ground"] = Worked with { Ground = "第七条" },
        ["lead"] = Worked with { Lead = Other },
        ["issuer added"] = Worked with { Issuers = [Lead, Other] },
        ["issuers in another order"] = Worked with { Issuers = [Other, Lead] },
        ["block text"] = Worked with { Blocks = [Worked.Blocks[0], Worked.Blocks[1] with { Text = "- 统计 2 名" }] },
        ["block kind"] = Worked with { Blocks = [Worked.Blocks[0], Worked.Blocks[1] with { Kind = BlockKind.Table }] },
        ["block id"] = Worked with { Blocks = [Worked.Blocks[0], Worked.Blocks[1] with { Id = Given.Pay }] },
        ["blocks in another order"] = Worked with { Blocks = [Worked.Blocks[1], Worked.Blocks[0]] },
        ["block gone"] = Worked with { Blocks = [Worked.Blocks[0]] },
        ["attachment name"] = Worked with { Attachments = [Worked.Attachments[0] with { Name = "报名表.csv" }] },
        ["attachment bytes"] = Worked with { Attachments = [Worked.Attachments[0] with { Hash = TextHash.Of("姓名") }] },
        ["attachment gone"] = Worked with { Attachments = [] },
        ["attachment twice"] = Worked with { Attachments = [Worked.Attachments[0], Worked.Attachments[0]] },
    };

    [Fact]
    public void The_worked_example_has_the_documented_bytes_and_fingerprint()
    {
        Assert.Equal(Golden("canonical-text-1.txt"), CanonicalText.Of(Worked));
        Assert.Equal("sha256:96750d6bf2fb67f25187c2ce73aab7252bdbaa2e7adf717eb4f281d176ecdae5", Worked.Hash().Value);
        Assert.Equal(560, Encoding.UTF8.GetByteCount(CanonicalText.Of(Worked)));
        Assert.Equal(1, CanonicalText.Schema);
    }

    [Fact]
    public void The_worked_example_of_named_passages_has_the_documented_bytes_and_fingerprint()
    {
        Assert.Equal(Golden("canonical-passages-1.txt"), CanonicalText.Of(Worked, ToSecond));
        Assert.Equal("sha256:a364e3f2304e36dddc99227e7949ee6416965804830c62db8866b561a754e991", Worked.HashOf(ToSecond).Value);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void Everything_that_is_published_is_covered_by_the_fingerprint(string change) =>
        Assert.NotEqual(Worked.Hash(), Changes[change].Hash());

    [Fact]
    public void No_two_of_these_texts_have_the_same_fingerprint() =>
        Assert.Equal(Changes.Count + 1, Changes.Values.Append(Worked).Select(t => t.Hash()).Distinct().Count());

    [Fact]
    public void An_attachments_id_size_and_media_type_are_not_covered() =>
        Assert.Equal(Worked.Hash(), (Worked with { Attachments = [Worked.Attachments[0] with { Id = AttachmentId.From(Given.Id(2)), Size = 1, MediaType = "" }] }).Hash());

    [Fact]
    public void The_order_in_which_passages_were_named_does_not_matter_and_the_order_of_the_text_does()
    {
        Assert.Equal(Worked.HashOf(new ConsentScope([First, Second])), Worked.HashOf(new ConsentScope([Second, First])));
        Assert.NotEqual(Worked.HashOf(new ConsentScope([First, Second])), Changes["blocks in another order"].HashOf(new ConsentScope([First, Second])));
        Assert.NotEqual(Worked.Hash(), Worked.HashOf(new ConsentScope([First, Second])));
    }

    [Fact]
    public void A_title_that_writes_lines_of_the_form_cannot_pass_for_other_fields()
    {
        var injected = Worked with { Title = "公开招聘公告\nattribute:8:Withheld\nground:0:" };
        var honest = Worked with { Attribute = DisclosureAttribute.Withheld };

        Assert.NotEqual(honest.Hash(), injected.Hash());
        Assert.NotEqual(honest.HashOf(ToSecond), injected.HashOf(ToSecond));
        Assert.StartsWith("disclosurehub/text/1\ntitle:49:公开招聘公告\nattribute:8:Withheld\nground:0:\nattribute:9:Proactive\n", CanonicalText.Of(injected), StringComparison.Ordinal);
    }

    [Fact]
    public void Words_moved_from_one_field_to_its_neighbour_make_another_form()
    {
        Assert.NotEqual((Worked with { Title = "甲乙", Ground = "" }).Hash(), (Worked with { Title = "甲", Ground = "乙" }).Hash());
        var one = Worked with { Blocks = [new Block(First, BlockKind.List, $"甲\nid:36:{Second}\nkind:4:List\ntext:3:乙")] };
        var two = Worked with { Blocks = [new Block(First, BlockKind.List, "甲"), new Block(Second, BlockKind.List, "乙")] };
        Assert.NotEqual(one.Hash(), two.Hash());
        Assert.NotEqual(
            (Worked with { Attachments = [Worked.Attachments[0] with { Name = "a\nbytes:0:" }] }).Hash(), (Worked with { Attachments = [Worked.Attachments[0] with { Name = "a" }] }).Hash());
    }

    [Fact]
    public void Every_form_can_be_read_back_field_by_field_whatever_the_values_hold()
    {
        var value = Gen.Char["a:0123\n甲é"].Array[0, 12].Select(c => new string(c));
        Gen.Select(value, value).Array[0, 6].Sample(fields =>
        {
            var form = fields.Aggregate(new CanonicalForm("test", 7), (f, field) => f.Field(field.Item1.Replace(":", "", StringComparison.Ordinal), field.Item2)).ToString();
            Assert.Equal(fields.Select(f => (f.Item1.Replace(":", "", StringComparison.Ordinal), f.Item2)), Read(form));
        });
    }

    [Fact]
    public void A_fingerprint_names_its_algorithm_and_can_be_compared_by_eye()
    {
        var hash = TextHash.Of("");
        Assert.Equal("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", hash.ToString());
        Assert.Equal("e3b0 c442 … b855", hash.Abridged);
        Assert.Equal(("", ""), (TextHash.None.Digits, TextHash.None.Abridged));
        Assert.Equal("abc", new TextHash("abc").Digits);
        Assert.Equal(TextHash.Of("é"), TextHash.Of("é"u8));
    }

    [Fact]
    public void The_fingerprint_of_an_opinion_covers_every_part_of_it()
    {
        var content = new OpinionContent(Stance.Dissent, ToSecond, "理由", "依据", "文本");
        OpinionContent[] others =
        [
            content with { Stance = Stance.NotConcerned }, content with { Scope = ConsentScope.Whole }, content with { Reasons = "理" }, content with { Basis = "依" },
            content with { ProposedText = "文" }, content with { Reasons = "理由\n2:依据", Basis = "" }, content with { Reasons = "", Basis = "理由依据" },
        ];
        Assert.Equal(others.Length + 1, others.Append(content).Select(c => c.Hash()).Distinct().Count());
        Assert.Equal(content.Hash(), (content with { Scope = new ConsentScope([Second]) }).Hash());
    }

    private static string Golden(string name)
    {
        using var stream = typeof(CanonicalTextTests).Assembly.GetManifestResourceStream($"Golden/{name}")!;
        using var reader = new StreamReader(stream, new UTF8Encoding(false, true), detectEncodingFromByteOrderMarks: false);
        return reader.ReadToEnd();
    }

    private static List<(string Name, string Value)> Read(string form)
    {
        var bytes = Encoding.UTF8.GetBytes(form);
        var at = Array.IndexOf(bytes, (byte)'\n') + 1;
        List<(string, string)> fields = [];
        while (at < bytes.Length)
        {
            var colon = Array.IndexOf(bytes, (byte)':', at);
            var second = Array.IndexOf(bytes, (byte)':', colon + 1);
            var length = int.Parse(Encoding.UTF8.GetString(bytes, colon + 1, second - colon - 1), System.Globalization.CultureInfo.InvariantCulture);
            fields.Add((Encoding.UTF8.GetString(bytes, at, colon - at), Encoding.UTF8.GetString(bytes, second + 1, length)));
            Assert.Equal((byte)'\n', bytes[second + 1 + length]);
            at = second + 1 + length + 1;
        }

        return fields;
    }
}

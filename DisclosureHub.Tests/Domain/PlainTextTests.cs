using CsCheck;
using DisclosureHub.Domain.Kernel;

namespace DisclosureHub.Tests.Domain;

public class PlainTextTests
{
    [Theory]
    [InlineData(null, "")]
    [InlineData("", "")]
    [InlineData(" \t\r\n\u3000 ", "")]
    [InlineData("甲\r\n乙\r丙\n丁", "甲\n乙\n丙\n丁")]
    [InlineData("甲  \n乙\t\n丙\u3000", "甲\n乙\n丙")]
    [InlineData("\n\n  甲\n\n乙  ", "甲\n\n乙")]
    [InlineData("甲\t乙  丙", "甲\t乙  丙")]
    [InlineData("甲\0\u0007\u001b[31m乙\u0085", "甲[31m乙")]
    [InlineData("e\u0301", "é")]
    [InlineData("e\0\u0301", "é")]
    [InlineData("（一）ＡＢＣ", "（一）ＡＢＣ")]
    [InlineData("表情😀", "表情😀")]
    [InlineData("甲\u200b乙\ufeff\u202e丙\u2066", "甲乙丙")]
    [InlineData("甲\u200d乙\u200c丙", "甲\u200d乙\u200c丙")]
    public void Typed_text_is_brought_to_one_form(string? typed, string plain) => Assert.Equal(plain, PlainText.Of(typed));

    [Fact]
    public void Half_a_character_from_a_broken_paste_is_replaced_and_does_no_harm()
    {
        Assert.Equal("甲\ufffd", PlainText.Of("甲\ud83d"));
        Assert.Equal("\ufffd乙", PlainText.Of("\ude00乙"));
    }

    [Fact]
    public void What_is_plain_already_stays_what_it_is() =>
        Gen.OneOf(Gen.Char, Gen.Char[" \t\r\n\0\u3000e\u0301甲"]).Array[0, 30].Select(c => new string(c)).Sample(typed =>
        {
            var plain = PlainText.Of(typed);
            Assert.Equal(plain, PlainText.Of(plain));
            Assert.True(plain.IsNormalized());
            Assert.DoesNotContain('\r', plain);
        });
}

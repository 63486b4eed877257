using static DisclosureHub.Tests.WordFiles.WordMaker;

namespace DisclosureHub.Tests.WordFiles;

/// <summary>Five documents as Word and WPS write them, with what offices really use in them.</summary>
internal static class HandMade
{
    public static readonly IReadOnlyDictionary<string, byte[]> All = new Dictionary<string, byte[]>
    {
        ["wps-numbered"] = WpsNumbered(),
        ["red-head"] = RedHead(),
        ["footnotes"] = Footnotes(),
        ["merged-table"] = MergedTable(),
        ["fields-and-boxes"] = FieldsAndBoxes(),
    };

    /// <summary>Headings with automatic Chinese numbers, an Arabic list that begins anew, bullets.</summary>
    private static byte[] WpsNumbered() => new WordMaker
    {
        Body = P("关于做好冬季就业服务工作的通知", "<w:pStyle w:val=\"a3\"/>")
            + P("各科室：")
            + P("总体要求", "<w:pStyle w:val=\"1\"/>") + P("坚持就业优先。")
            + P("重点任务", "<w:pStyle w:val=\"1\"/>")
            + Numbered("摸清底数", 2, 1) + Numbered("精准对接", 2, 1)
            + Numbered("走访企业", 3) + Numbered("发布岗位", 3)
            + P("工作要求", "<w:pStyle w:val=\"1\"/>")
            + Numbered("按月报送", 4) + Numbered("及时总结", 4)
            + Numbered("办公室", 5) + Numbered("就业科", 5, 1),
    }
    .Styles("<w:style w:type=\"paragraph\" w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"1\"><w:name w:val=\"heading 1\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>")
    .Numbering(Kind(10, ("japaneseCounting", "%1、"), ("chineseCountingThousand", "（%2）")) + Kind(11, ("decimal", "%1.")) + Kind(12, ("bullet", "●"), ("bullet", "○"))
        + List(1, 10) + List(2, 10) + List(3, 11) + List(4, 11, start: 1) + List(5, 12))
    .Make();

    /// <summary>The red name of an organ, a number, the title large and in the middle, in two lines.</summary>
    private static byte[] RedHead() => new WordMaker
    {
        Body = P("××市人力资源和社会保障局文件", "<w:jc w:val=\"center\"/>", "<w:color w:val=\"FF0000\"/><w:sz w:val=\"72\"/>")
            + P("×人社发〔2026〕18号", "<w:jc w:val=\"center\"/>", "<w:sz w:val=\"32\"/>")
            + P("××市人力资源和社会保障局", "<w:jc w:val=\"center\"/>", "<w:sz w:val=\"44\"/>")
            + P("关于公布2026年职业技能补贴名单的公告", "<w:jc w:val=\"center\"/>", "<w:sz w:val=\"44\"/>")
            + P("根据《职业技能提升行动方案》，现将名单公布如下。")
            + P("一、补贴对象") + P("一、补贴对象为本市登记失业人员；不含在校学生。") + P("（一）企业职工") + P("第一章 附则")
            + P("特此公告。"),
    }.Make();

    private static byte[] Footnotes() => new WordMaker
    {
        Body = "<w:p><w:r><w:t>全市城镇新增就业12.3万人</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>，完成年度目标。</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t>失业率</w:t></w:r><w:r><w:footnoteReference w:id=\"3\"/></w:r><w:r><w:t>控制在5%以内。</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t xml:space=\"preserve\">公式：</w:t></w:r><m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath></w:p>",
    }
    .Footnotes("<w:footnote w:id=\"0\" w:type=\"separator\"><w:p/></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>数据截至2026年10月底。</w:t></w:r></w:p></w:footnote><w:footnote w:id=\"3\"><w:p><w:r><w:t>指城镇登记失业率。</w:t></w:r></w:p></w:footnote>")
    .Make();

    private static byte[] MergedTable() => new WordMaker
    {
        Body = P("附表")
            + "<w:tbl><w:tblPr/><w:tblGrid/>"
            + "<w:tr>" + Cell(P("科室"), "<w:vMerge w:val=\"restart\"/>") + Cell(P("指标"), "<w:gridSpan w:val=\"2\"/>") + "</w:tr>"
            + "<w:tr>" + Cell("<w:p/>", "<w:vMerge/>") + Cell(P("计划")) + Cell(P("完成|率")) + "</w:tr>"
            + "<w:sdt><w:sdtContent><w:tr>" + Cell(P("就业科")) + Cell(P("100") + P("（人）")) + Cell("<w:tbl><w:tr>" + Cell(P("98")) + "</w:tr></w:tbl><w:p/>") + "</w:tr></w:sdtContent></w:sdt>"
            + "</w:tbl>"
            + "<w:tbl><w:tr>" + Cell(P("温馨提示") + P("请携带原件。")) + "</w:tr></w:tbl>",
    }.Make();

    private static byte[] FieldsAndBoxes() => new WordMaker
    {
        Body = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC \\o \"1-3\"</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>一、目录行……1</w:t></w:r></w:p><w:p><w:r><w:t>二、目录行……2</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
            + "<w:p><w:r><w:t xml:space=\"preserve\">日期：</w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> DATE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>2026年11月25日</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>"
            + "<w:p><w:hyperlink r:id=\"p0\"><w:r><w:t>官网</w:t></w:r></w:hyperlink><w:r><w:t>查询；</w:t></w:r><w:hyperlink r:id=\"p1\"><w:r><w:t>坏链接</w:t></w:r></w:hyperlink></w:p>"
            + "<w:p><w:r><w:t>同意</w:t><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:t>不同意</w:t><w:sym w:font=\"Wingdings\" w:char=\"F06F\"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部：先不报</w:t></w:r></w:p>"
            + "<w:p><w:r><w:t>见框</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:inline><a:graphic><a:graphicData uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp><wps:txbx><w:txbxContent>" + P("框里的话") + "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>" + P("框里的话") + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
            + "<w:p><w:r><w:t>*注：_下划线_ 与 **星号** 照录</w:t></w:r></w:p>"
            + "<w:sdt><w:sdtPr/><w:sdtContent>" + P("控件里的段落") + "</w:sdtContent></w:sdt>"
            + "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>一是</w:t></w:r><w:r><w:t>加强领导</w:t><w:br/><w:t>二是落实责任</w:t></w:r></w:p>",
    }
    .Linked("hyperlink", "https://example.gov.cn/").Linked("hyperlink", "mailto:张三 <a@b>?x=%%").Make();
}

using System.Text;
using System.Text.RegularExpressions;

namespace DisclosureHub.Domain.Calendar;

/// <summary>
/// Reads the State Council's yearly notice as it is pasted from the web page: 「二、春节：2月15日（农历腊月二十八、周日）至23日…
/// 放假调休，共9天。2月14日（周六）、2月28日（周六）上班。」 Whatever it can check it checks: the count, the day of the week in
/// brackets, that a make-up workday is a weekend day. A dated sentence it cannot read is a problem, never left out in silence.
/// </summary>
public sealed partial class HolidayNoticeText
{
    /// <summary>The holidays that every notice names; a paste without one of them is cut short.</summary>
    private static readonly string[] Holidays = ["元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆"];

    private readonly int _year;
    private readonly string _text;
    private readonly Dictionary<DateOnly, string> _off = [];
    private readonly HashSet<DateOnly> _worked = [];
    private readonly List<(int Line, DateOnly Day)> _workedAt = [];
    private readonly List<NoticeProblem> _problems = [];

    private HolidayNoticeText(string text, int year) => (_text, _year) = (text, year);

    /// <summary>Reads a notice.</summary>
    /// <param name="text">The pasted text; what stands before 「一、」 and after the last holiday may stay in it.</param>
    /// <param name="year">The calendar year that it is for.</param>
    /// <param name="source">Where it stands, kept with the notice; not checked.</param>
    public static NoticeReading Read(string text, int year, string source = "")
    {
        ArgumentNullException.ThrowIfNull(text);

        // NFKC makes full-width digits, brackets and commas plain ones; it leaves the ideographic full stop.
        var reader = new HolidayNoticeText(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Normalize(NormalizationForm.FormKC), year);
        reader.ReadTitle();
        reader.ReadSections();
        reader.CompareDays();
        return reader._problems.Count > 0
            ? new NoticeReading(null, [.. reader._problems.OrderBy(p => p.Line)])
            : new NoticeReading(new HolidayNotice(year, source, reader._off.Keys.ToHashSet(), reader._worked) { Names = reader._off }, []);
    }

    private void ReadTitle()
    {
        if (Title().Match(Plain(_text)) is { Success: true } title && Number(title.Groups["year"]) is var said && said != _year)
        {
            _problems.Add(new NoticeIsForAnotherYear(LineAt(_text.IndexOf(title.Groups["year"].Value, StringComparison.Ordinal)), said));
        }
    }

    /// <summary>A section runs from its number to the next one, whether the paste kept the line ends or not.</summary>
    private void ReadSections()
    {
        var sections = Section().Matches(_text);
        for (var n = 0; n < sections.Count; n++)
        {
            var from = sections[n].Index + sections[n].Length;
            ReadSection(Plain(sections[n].Groups["name"].Value), from, n + 1 < sections.Count ? sections[n + 1].Index : _text.Length);
        }

        string[] missing = [.. Holidays.Where(holiday => !sections.Any(s => s.Groups["name"].Value.Contains(holiday, StringComparison.Ordinal)))];
        if (missing.Length > 0)
        {
            _problems.Add(new HolidayIsMissing(LineAt(_text.Length), string.Join('、', missing)));
        }
    }

    private void ReadSection(string name, int from, int to)
    {
        var found = _off.Count;
        var problems = _problems.Count;
        for (var start = from; start < to;)
        {
            var end = _text.IndexOfAny(['。', ';'], start, to - start) is >= 0 and var stop ? stop : to;
            var text = _text[start..end];
            ReadSentence(name, Plain(text), LineAt(start + text.Length - text.TrimStart().Length));
            start = end + 1;
        }

        if (_off.Count == found && _problems.Count == problems)
        {
            _problems.Add(new CannotBeRead(LineAt(from), name));
        }
    }

    private void ReadSentence(string name, string sentence, int line)
    {
        // Who may be let go home early is advice, and the end of the page has its date.
        if (!DayAndMonth().IsMatch(sentence) || sentence.StartsWith("鼓励", StringComparison.Ordinal) || Footer().IsMatch(sentence))
        {
            return;
        }

        var rest = sentence;
        while (DayAndMonth().IsMatch(rest))
        {
            if (Statement().Match(rest) is not { Success: true } statement)
            {
                _problems.Add(new CannotBeRead(line, sentence));
                return;
            }

            ReadStatement(name, statement, line);
            rest = rest[statement.Length..];
        }
    }

    private void ReadStatement(string name, Match statement, int line)
    {
        List<DateOnly> days = [];
        DateOnly? before = null;
        foreach (Match span in Span().Matches(statement.Groups["days"].Value))
        {
            if (Read(span, "", before, line) is not { } first || (span.Groups["d2"].Success ? Read(span, "2", first, line) : first) is not { } last)
            {
                return;
            }

            // 12月31日至1月2日, with no year: it begins in the year before.
            first = first > last && !span.Groups["y"].Success ? first.AddYears(-1) : first;
            CheckWeekday(span.Groups["n"].Value, first, line);
            CheckWeekday(span.Groups["n2"].Value, last, line);
            if (first > last || last.DayNumber - first.DayNumber > 31)
            {
                _problems.Add(new CannotBeRead(line, span.Value));
                return;
            }

            days.AddRange(Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays));
            before = last;
        }

        if (statement.Groups["act"].Value == "上班")
        {
            _workedAt.AddRange(days.Select(day => (line, day)));
            return;
        }

        if (statement.Groups["count"].Success && Number(statement.Groups["count"]) is var said && said != days.Count)
        {
            _problems.Add(new CountDoesNotMatch(line, name, said, days.Count));
        }

        foreach (var day in days.Where(day => !_off.TryAdd(day, name)))
        {
            _problems.Add(new DayIsOffTwice(line, day));
        }
    }

    private DateOnly? Read(Match span, string end, DateOnly? before, int line)
    {
        var month = span.Groups["m" + end].Success ? Number(span.Groups["m" + end]) : before?.Month ?? 0;
        var year = span.Groups["y" + end].Success ? Number(span.Groups["y" + end]) : end.Length > 0 && before is { } first && first.Year != _year && month >= first.Month ? first.Year : _year;
        var day = Number(span.Groups["d" + end]);
        if (month is < 1 or > 12 || year is < 1 or > 9998 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            _problems.Add(new CannotBeRead(line, span.Value));
            return null;
        }

        var read = new DateOnly(year, month, day);
        if (read < new DateOnly(_year - 1, 12, 1) || read > new DateOnly(_year + 1, 1, 31))
        {
            _problems.Add(new DayIsOutOfPlace(line, read));
            return null;
        }

        return read;
    }

    private void CheckWeekday(string note, DateOnly day, int line)
    {
        if (Weekday().Match(note) is { Success: true } said && "日一二三四五六"[(int)day.DayOfWeek] != (said.Groups["day"].Value == "天" ? '日' : said.Groups["day"].Value[0]))
        {
            _problems.Add(new WeekdayIsWrong(line, day, said.Value));
        }
    }

    /// <summary>Once all is read: a make-up workday is a weekend day, named once, and not off as well.</summary>
    private void CompareDays()
    {
        foreach (var (line, day) in _workedAt)
        {
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            {
                _problems.Add(new MakeUpDayIsNoWeekendDay(line, day));
            }

            if (_off.ContainsKey(day) || !_worked.Add(day))
            {
                _problems.Add(new DayIsNamedTwice(line, day));
            }
        }
    }

    private int LineAt(int index) => 1 + _text.AsSpan(0, Math.Clamp(index, 0, _text.Length)).Count('\n');

    private static int Number(Group digits) => int.Parse(digits.Value, System.Globalization.CultureInfo.InvariantCulture);

    private static string Plain(string text) => Blank().Replace(text, "");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blank();

    [GeneratedRegex(@"关于(?<year>\d{4})年(部分)?节假日安排")]
    private static partial Regex Title();

    [GeneratedRegex(@"[一二三四五六七八九十]+\s*[、.]\s*(?<name>[^\d:。]{2,20}?)\s*:")]
    private static partial Regex Section();

    [GeneratedRegex(@"\d{1,2}月\d{1,2}日")]
    private static partial Regex DayAndMonth();

    [GeneratedRegex(@"^[^\d]*\d{4}年\d{1,2}月\d{1,2}日$")]
    private static partial Regex Footer();

    /// <summary>Days, then what is done on them, then how many they are.</summary>
    [GeneratedRegex(@"^[,、和及]?(?<days>(\d{4}年)?\d{1,2}月\d{1,2}日(\([^)]*\)|\d{4}年|\d{1,2}月|\d{1,2}日|[至到~\-—–、和及])*)(?<act>放假|上班)(调休)?(?<count>\d{1,2})?天?(,?(共(计)?(?<count>\d{1,2})天|不调休|与周末连休|调休|正常))*")]
    private static partial Regex Statement();

    [GeneratedRegex(@"((?<y>\d{4})年)?((?<m>\d{1,2})月)?(?<d>\d{1,2})日(\((?<n>[^)]*)\))?([至到~\-—–]((?<y2>\d{4})年)?((?<m2>\d{1,2})月)?(?<d2>\d{1,2})日(\((?<n2>[^)]*)\))?)?")]
    private static partial Regex Span();

    [GeneratedRegex("(周|星期|礼拜)(?<day>[一二三四五六日天])")]
    private static partial Regex Weekday();
}

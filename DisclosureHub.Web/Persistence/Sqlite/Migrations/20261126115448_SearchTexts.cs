using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DisclosureHub.Web.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class SearchTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SearchTexts",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Release = table.Column<Guid>(type: "TEXT", nullable: false),
                    In = table.Column<string>(type: "TEXT", nullable: false),
                    Of = table.Column<Guid>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Print = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Folded = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchTexts", x => x.Seq);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SearchTexts_Release",
                table: "SearchTexts",
                column: "Release");

            // Only which words stand in which row: neither the text again, nor where in it. Small letters and digits are all that is written.
            migrationBuilder.Sql("CREATE VIRTUAL TABLE SearchGrams USING fts5(Words, content='', contentless_delete=1, detail=none, tokenize='ascii')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP TABLE SearchGrams");

            migrationBuilder.DropTable(
                name: "SearchTexts");
        }
    }
}

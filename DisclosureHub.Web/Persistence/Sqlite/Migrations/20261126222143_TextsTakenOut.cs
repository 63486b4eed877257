using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DisclosureHub.Web.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class TextsTakenOut : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "TakenOut",
                columns: table => new
                {
                    Release = table.Column<Guid>(type: "TEXT", nullable: false),
                    Mark = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TakenOut", x => new { x.Release, x.Mark });
                });

            migrationBuilder.CreateIndex(
                name: "IX_TakenOut_At",
                table: "TakenOut",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "TakenOut");
        }
    }
}

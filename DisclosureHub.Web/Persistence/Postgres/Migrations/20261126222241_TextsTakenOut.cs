using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DisclosureHub.Web.Persistence.Postgres.Migrations
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
                    Release = table.Column<Guid>(type: "uuid", nullable: false),
                    Mark = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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

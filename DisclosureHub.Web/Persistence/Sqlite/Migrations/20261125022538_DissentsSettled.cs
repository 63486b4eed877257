using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DisclosureHub.Web.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class DissentsSettled : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Refused",
                table: "Releases");

            migrationBuilder.AddColumn<string>(
                name: "CalledBack",
                table: "Releases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Ending",
                table: "Releases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Instructions",
                table: "Releases",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "LeadStep",
                table: "Releases",
                type: "TEXT",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "MediationStep",
                table: "Releases",
                type: "TEXT",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "Mediations",
                table: "Releases",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Objections",
                table: "Releases",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "Readings",
                table: "Releases",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<string>(
                name: "TakenOver",
                table: "Releases",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "TemplateName",
                table: "Releases",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Ending",
                table: "Opinions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OnProposedText",
                table: "Opinions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Paper",
                table: "Opinions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "DueOn",
                table: "Consultations",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(DateOnly),
                oldType: "TEXT");

            migrationBuilder.AddColumn<string>(
                name: "Decision",
                table: "Consultations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Escalation",
                table: "Consultations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Insisted",
                table: "Consultations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsOutside",
                table: "Consultations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Letter",
                table: "Consultations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OfficeStep",
                table: "Consultations",
                type: "TEXT",
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "Paper",
                table: "Consultations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ProposalDraft",
                table: "Consultations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "Proposed",
                table: "Consultations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Removal",
                table: "Consultations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "UrgedOn",
                table: "Consultations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Comments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Block = table.Column<Guid>(type: "TEXT", nullable: true),
                    ReplyTo = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ResolvedBy = table.Column<string>(type: "TEXT", nullable: true),
                    CarriedFor = table.Column<Guid>(type: "TEXT", nullable: true),
                    Release = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Comments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Comments_Releases_Release",
                        column: x => x.Release,
                        principalTable: "Releases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Papers",
                columns: table => new
                {
                    Number = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Unit = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Content = table.Column<string>(type: "TEXT", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    VoidedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    VoidReason = table.Column<string>(type: "TEXT", nullable: false),
                    Release = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Papers", x => x.Number);
                    table.ForeignKey(
                        name: "FK_Papers_Releases_Release",
                        column: x => x.Release,
                        principalTable: "Releases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Proposals",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Unit = table.Column<Guid>(type: "TEXT", nullable: false),
                    Dissent = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Round = table.Column<int>(type: "INTEGER", nullable: false),
                    Changes = table.Column<string>(type: "TEXT", nullable: false),
                    Argument = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    SignedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", nullable: true),
                    Release = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Proposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Proposals_Releases_Release",
                        column: x => x.Release,
                        principalTable: "Releases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Visits",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "TEXT", nullable: false),
                    Matter = table.Column<Guid>(type: "TEXT", nullable: false),
                    SeenSeq = table.Column<int>(type: "INTEGER", nullable: false),
                    SeenVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Visits", x => new { x.Person, x.Matter });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Releases_LeadStep",
                table: "Releases",
                column: "LeadStep");

            migrationBuilder.CreateIndex(
                name: "IX_Releases_MediationStep",
                table: "Releases",
                column: "MediationStep");

            migrationBuilder.CreateIndex(
                name: "IX_Consultations_OfficeStep",
                table: "Consultations",
                column: "OfficeStep");

            migrationBuilder.CreateIndex(
                name: "IX_Comments_Release",
                table: "Comments",
                column: "Release");

            migrationBuilder.CreateIndex(
                name: "IX_Papers_Release",
                table: "Papers",
                column: "Release");

            migrationBuilder.CreateIndex(
                name: "IX_Proposals_Release",
                table: "Proposals",
                column: "Release");

            // Opinions signed before there was a register of papers have their numbers too.
            migrationBuilder.Sql(
                """
                INSERT INTO "Papers" ("Number", "Release", "Kind", "Unit", "Version", "Content", "IssuedAt", "VoidReason")
                SELECT "Number", "Release", 'OpinionSheet', "Unit", "Version", '', "SignedAt", '' FROM "Opinions"
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Comments");

            migrationBuilder.DropTable(
                name: "Papers");

            migrationBuilder.DropTable(
                name: "Proposals");

            migrationBuilder.DropTable(
                name: "Visits");

            migrationBuilder.DropIndex(
                name: "IX_Releases_LeadStep",
                table: "Releases");

            migrationBuilder.DropIndex(
                name: "IX_Releases_MediationStep",
                table: "Releases");

            migrationBuilder.DropIndex(
                name: "IX_Consultations_OfficeStep",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "CalledBack",
                table: "Releases");

            migrationBuilder.DropColumn(
                name: "Ending",
                table: "Releases");

            migrationBuilder.DropColumn(
                name: "Instructions",
                table: "Releases");

            migrationBuilder.DropColumn(
                name: "LeadStep",
                table: "Releases");

            migrationBuilder.DropColumn(
                name: "MediationStep",
                table: "Releases");

            migrationBuilder.DropColumn(
                name: "Mediations",
                table: "Releases");

            migrationBuilder.DropColumn(
                name: "Objections",
                table: "Releases");

            migrationBuilder.DropColumn(
                name: "Readings",
                table: "Releases");

            migrationBuilder.DropColumn(
                name: "TakenOver",
                table: "Releases");

            migrationBuilder.DropColumn(
                name: "TemplateName",
                table: "Releases");

            migrationBuilder.DropColumn(
                name: "Ending",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "OnProposedText",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "Paper",
                table: "Opinions");

            migrationBuilder.DropColumn(
                name: "Decision",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "Escalation",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "Insisted",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "IsOutside",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "Letter",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "OfficeStep",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "Paper",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "ProposalDraft",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "Proposed",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "Removal",
                table: "Consultations");

            migrationBuilder.DropColumn(
                name: "UrgedOn",
                table: "Consultations");

            migrationBuilder.AddColumn<bool>(
                name: "Refused",
                table: "Releases",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<DateOnly>(
                name: "DueOn",
                table: "Consultations",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1),
                oldClrType: typeof(DateOnly),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}

using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace DisclosureHub.Web.Persistence.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ClocksAndNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "DeputyInCharge",
                table: "Units",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "FirstSeq",
                table: "Outbox",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "LastSeq",
                table: "Outbox",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Persons",
                table: "Outbox",
                type: "text",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "Ahead",
                table: "Ledger",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "Clock",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Ahead = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Clock", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Cursors",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Transaction = table.Column<string>(type: "text", nullable: false),
                    Seq = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cursors", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "Deadlines",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Matter = table.Column<Guid>(type: "uuid", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Of = table.Column<Guid>(type: "uuid", nullable: true),
                    Term = table.Column<string>(type: "text", nullable: false),
                    Kept = table.Column<string>(type: "text", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StartDayCounts = table.Column<bool>(type: "boolean", nullable: false),
                    NotBefore = table.Column<DateOnly>(type: "date", nullable: true),
                    Pauses = table.Column<string>(type: "text", nullable: false),
                    Extensions = table.Column<string>(type: "text", nullable: false),
                    Taken = table.Column<string>(type: "text", nullable: false),
                    DueOn = table.Column<DateOnly>(type: "date", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LegalDueOn = table.Column<DateOnly>(type: "date", nullable: true),
                    IsProvisional = table.Column<bool>(type: "boolean", nullable: false),
                    CalendarVersion = table.Column<string>(type: "text", nullable: false),
                    Revision = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "text", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    NextMoveAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TakenUpAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Owner = table.Column<Guid>(type: "uuid", nullable: true),
                    Release = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deadlines", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Deadlines_Releases_Release",
                        column: x => x.Release,
                        principalTable: "Releases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Notices",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Matter = table.Column<Guid>(type: "uuid", nullable: false),
                    Entry = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    OfHours = table.Column<bool>(type: "boolean", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Notices", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "Parked",
                columns: table => new
                {
                    Deadline = table.Column<Guid>(type: "uuid", nullable: false),
                    Matter = table.Column<Guid>(type: "uuid", nullable: false),
                    Step = table.Column<string>(type: "text", nullable: false),
                    Error = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Parked", x => x.Deadline);
                });

            migrationBuilder.CreateTable(
                name: "Preferences",
                columns: table => new
                {
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Mail = table.Column<string>(type: "text", nullable: false),
                    Handle = table.Column<string>(type: "text", nullable: false),
                    Language = table.Column<string>(type: "text", nullable: false),
                    Choices = table.Column<string>(type: "text", nullable: false),
                    FeedHash = table.Column<string>(type: "text", nullable: true),
                    FeedMadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Preferences", x => x.Person);
                });

            migrationBuilder.CreateTable(
                name: "TimeRules",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Rows = table.Column<string>(type: "text", nullable: false),
                    Notices = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TimeRules", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Deliveries",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Notice = table.Column<long>(type: "bigint", nullable: false),
                    Person = table.Column<Guid>(type: "uuid", nullable: false),
                    Way = table.Column<string>(type: "text", nullable: false),
                    LeavesAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Tries = table.Column<int>(type: "integer", nullable: false),
                    Error = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deliveries", x => x.Seq);
                    table.ForeignKey(
                        name: "FK_Deliveries_Notices_Notice",
                        column: x => x.Notice,
                        principalTable: "Notices",
                        principalColumn: "Seq",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_NextMoveAt",
                table: "Deadlines",
                column: "NextMoveAt");

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_Owner_State_DueOn",
                table: "Deadlines",
                columns: new[] { "Owner", "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_Release",
                table: "Deadlines",
                column: "Release");

            migrationBuilder.CreateIndex(
                name: "IX_Deadlines_State_DueOn",
                table: "Deadlines",
                columns: new[] { "State", "DueOn" });

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_LeavesAt",
                table: "Deliveries",
                column: "LeavesAt");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Notice",
                table: "Deliveries",
                column: "Notice");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Person_Seq",
                table: "Deliveries",
                columns: new[] { "Person", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Entry_Person",
                table: "Notices",
                columns: new[] { "Entry", "Person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Notices_Person_ReadAt_Seq",
                table: "Notices",
                columns: new[] { "Person", "ReadAt", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_Preferences_FeedHash",
                table: "Preferences",
                column: "FeedHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Clock");

            migrationBuilder.DropTable(
                name: "Cursors");

            migrationBuilder.DropTable(
                name: "Deadlines");

            migrationBuilder.DropTable(
                name: "Deliveries");

            migrationBuilder.DropTable(
                name: "Parked");

            migrationBuilder.DropTable(
                name: "Preferences");

            migrationBuilder.DropTable(
                name: "TimeRules");

            migrationBuilder.DropTable(
                name: "Notices");

            migrationBuilder.DropColumn(
                name: "DeputyInCharge",
                table: "Units");

            migrationBuilder.DropColumn(
                name: "FirstSeq",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "LastSeq",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Persons",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Ahead",
                table: "Ledger");
        }
    }
}
